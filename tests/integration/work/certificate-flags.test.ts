import { beforeEach, describe, expect, it } from 'vitest'
import { nextOutcomeStep } from '~/domain/certification/next-step'
import { outcomeOf } from '~/domain/certification/queries.server'
import { endingsOf, outcomesOfNeed } from '~/domain/certification/standing.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { recentResults } from '~/domain/certification/told-results.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { addDays } from '~/domain/days'
import { managedNeed, needPage, needsOf } from '~/domain/needs/queries.server'
import { toldSentence } from '~/views/work/told-results.server'
import { today } from '~db/clock'
import {
  award,
  agreeAsShown,
  certificate,
  certifiedEngagement,
  competingProposals,
  completedEngagement,
  department,
  complete,
  jointRequest,
  PARTNER_NAME,
  PARTNER_TAX_CODE,
  propose,
  reportedOutcome,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { refusal } from './refusal'

beforeEach(freshDatabase)

type Paper = Parameters<typeof certificate>[0]

const remark = 'Đánh giá xong trước khi ký.'

function flagsOf(paper: Paper) {
  const { consultant, engagementId } = completedEngagement()
  const outcomeId = recordCertificate(consultant, engagementId, certificate(paper))
  return outcomeOf(department(), outcomeId).flags
}

describe('before deciding, the officer is told of a certificate', () => {
  it.each<[string, Paper, string[]]>([
    ['as it should be', {}, []],
    ['for a subject that the need did not ask for', { subjectCode: 'ISO-9001', scheme: 'ISO 9001' }, ['other_subject']],
    ['that names another standard than it is counted as', { scheme: 'TCVN ISO 9001' }, ['names_other_subject']],
    ['that names several, its own among them', { scheme: 'ISO 22000 và HACCP' }, []],
    ['that holds longer than any', { expiresOn: addDays(today(), 11 * 366) }, ['lasts_long']],
    ['older than the work', { issuedOn: addDays(today(), -400), remark }, ['before_work']],
    [
      'that has ended',
      { issuedOn: addDays(today(), -800), expiresOn: addDays(today(), -1), remark },
      ['before_work', 'ended'],
    ],
    [
      'of a body named almost as the consultant',
      { issuingBody: 'Cty CP Đỉnh Mẫu năng suất' },
      ['issuer_like_consultant'],
    ],
  ])('%s', (_, paper, flags) => {
    expect(flagsOf(paper)).toEqual(flags)
  })

  it('whose number stands on another engagement, in whatever spelling, with the way there', () => {
    const first = completedEngagement()
    const known = recordCertificate(first.consultant, first.engagementId, certificate({ number: 'VN-QMS 0012/26' }))
    const second = completedEngagement()
    const again = recordCertificate(second.consultant, second.engagementId, certificate({ number: 'Số vnqms12.26' }))
    expect(outcomeOf(department(), again)).toMatchObject({ flags: ['same_paper'], alike: [known] })
  })

  it('a number in another spelling is refused within one engagement', () => {
    const { consultant, engagementId } = completedEngagement()
    recordCertificate(consultant, engagementId, certificate({ number: 'VD-01' }))
    expect(refusal(() => recordCertificate(consultant, engagementId, certificate({ number: 'vd 01' })))).toEqual({
      code: 'certificate.already_recorded',
      field: 'number',
    })
  })
})

it.each(['Cty CP Đỉnh Mẫu năng suất tư vấn', PARTNER_NAME.toUpperCase(), `MST ${PARTNER_TAX_CODE}`])(
  'a certificate of who consulted, as %s, is refused',
  (issuingBody) => {
    const joint = propose(jointRequest())
    const { consultant } = joint
    const engagementId = award(joint)
    complete({ ...joint, engagementId })
    expect(refusal(() => recordCertificate(consultant, engagementId, certificate({ issuingBody })))).toEqual({
      code: 'certificate.issuer_is_consultant',
      field: 'issuingBody',
    })
  },
)

it('of a certificate older than the work no duration is told', () => {
  const { enterprise, consultant, engagementId } = completedEngagement()
  const paper = certificate({ issuedOn: addDays(today(), -400), remark })
  verifyOutcome(department(), recordCertificate(consultant, engagementId, paper), { checkedWith: 'original' })
  for (const actor of [enterprise, consultant]) agreeAsShown(actor, engagementId)
  const [told] = recentResults()
  expect(toldSentence(told!)).not.toMatch(/tháng/)
})

describe('where it stands can be found again', () => {
  it('a need with a verified result says so to its enterprise, and leads to the result', () => {
    const { enterprise, needId, outcomeId } = certifiedEngagement()
    expect(needsOf(enterprise).find(({ id }) => id === needId)?.result).toBe('verified')
    expect(outcomesOfNeed(managedNeed(enterprise, needId))).toMatchObject([{ id: outcomeId, status: 'verified' }])
    const { enterprise: other } = reportedOutcome()
    expect(needsOf(other).map(({ result }) => result)).toEqual(['reported'])
  })

  it('the winner and the others are told apart, for the department too', () => {
    const [chosen] = competingProposals(2)
    award(chosen!)
    expect(
      needPage(department(), chosen!.needId)
        .requests.map(({ proposal }) => proposal)
        .sort(),
    ).toEqual(['awarded', 'declined'])
  })
})

it('a tool without certificate asks for none at its end, but for a measure or a document', () => {
  const stepAtEnd = ({ enterprise, engagementId }: ReturnType<typeof completedEngagement>) => {
    const engagement = engagementOf(enterprise, engagementId)
    return nextOutcomeStep([], endingsOf([engagement]).get(engagement.id)!)
  }
  const tool = completedEngagement({ subjects: ['KAIZEN'] })
  expect(stepAtEnd(tool)).toEqual({ kind: 'measure', actor: 'enterprise', dueOn: addDays(today(), 30) })
  expect(stepAtEnd(completedEngagement({ subjects: ['KAIZEN', 'HACCP'] }))).toMatchObject({ kind: 'record' })
  expect(stepAtEnd(completedEngagement({ subjects: ['TCCS'] }))).toMatchObject({ kind: 'document' })
})
