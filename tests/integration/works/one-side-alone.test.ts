import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { changeCertificateStatus } from '~/domain/certification/change-status.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { addRegisterEntry, endRegisterEntry } from '~/domain/certification/register.server'
import { reportAgain } from '~/domain/certification/report-again.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { outcomeOf } from '~/domain/certification/queries.server'
import { overseenConversation } from '~/domain/conversation/queries.server'
import { addDays } from '~/domain/days'
import { writeEntry } from '~/domain/engagement/diary.server'
import { withdrawDispute } from '~/domain/engagement/disputes.server'
import { objectToEnd, withdrawEnd } from '~/domain/engagement/end-early.server'
import { MAX_DISPUTES, MAX_ENDS, MAX_PAUSES } from '~/domain/engagement/off-plan'
import { pauseWork, resumeWork } from '~/domain/engagement/pause-work.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { markPaid } from '~/domain/engagement/payment-marks.server'
import { followUpRows } from '~/domain/follow-up/lists.server'
import { decideWork } from '~/domain/follow-up/work.server'
import { mostMeasures, MAX_READINGS } from '~/domain/measures/lifecycle'
import { rejectMeasure, verifyMeasure } from '~/domain/measures/decide-measure.server'
import { measuresToVerify } from '~/domain/measures/queries.server'
import { correctBaseline, measureAfter, measureLater } from '~/domain/measures/read-measure.server'
import { startMeasure } from '~/domain/measures/start-measure.server'
import * as m from '~/i18n/paraglide/messages'
import * as certificatePage from '~/routes/work/certificate'
import * as engagementPage from '~/routes/work/engagement'
import * as outcomePage from '~/routes/department/outcome'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { certificates, engagements, outcomes } from '~db/schema'
import {
  after,
  award,
  awardedEngagement,
  baseline,
  certificate,
  completedEngagement,
  completedGroup,
  department,
  jointRequest,
  measuredEngagement,
  openedDispute,
  pauseInput,
  paymentsIn,
  proposedEnd,
  propose,
  reportedMeasure,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { post } from '../work/page-calls'
import { refusal } from '../work/refusal'
import { htmlOf } from '../work/sent-requests'
import { typedCertificate } from '../work/typed-certificate'

beforeEach(freshDatabase)

const times = (count: number, work: (place: number) => void) => Array.from({ length: count }, (_, place) => work(place))

describe('a paper that its body withdrew', () => {
  const heard = (since = today()) => ({ status: 'withdrawn', since, reason: 'Thông báo của tổ chức cấp.' }) as const
  const reported = (paper: ReturnType<typeof certificate>) => {
    const work = completedEngagement()
    return { ...work, outcomeId: recordCertificate(work.consultant, work.engagementId, paper) }
  }

  it('is as withdrawn where it is recorded and verified once more, and the officer reads so before', async () => {
    const officer = department()
    const paper = { number: 'VD-77/2026', issuingBody: 'Tổ chức Chứng nhận Ví Dụ' }
    const first = reported(certificate(paper))
    verifyOutcome(officer, first.outcomeId, { checkedWith: 'copy' })
    changeCertificateStatus(officer, first.outcomeId, heard())
    const again = reported(certificate({ ...paper, number: 'VD 77.2026' }))
    expect(outcomeOf(officer, again.outcomeId).flags).toContain('not_in_force')
    expect(await htmlOf(outcomePage, officer, { outcomeId: again.outcomeId })).toContain(m.flag_not_in_force())
    verifyOutcome(officer, again.outcomeId, { checkedWith: 'copy' })
    expect(outcomeOf(officer, again.outcomeId).certificate).toMatchObject({ status: 'withdrawn', statusSince: today() })
  })

  it('leaves alone what was not verified as the same paper, and what is reported again as another one', () => {
    const officer = department()
    const same = { number: 'VD-78/2026', issuingBody: 'Tổ chức Chứng nhận Ví Dụ' }
    const rejected = reported(certificate(same))
    rejectOutcome(officer, rejected.outcomeId, { reason: 'Ảnh mờ.' })
    const verified = reported(certificate(same))
    verifyOutcome(officer, verified.outcomeId, { checkedWith: 'copy' })
    changeCertificateStatus(officer, verified.outcomeId, heard())
    const paper = outcomeOf(officer, rejected.outcomeId).certificate
    expect(paper.status).toBe('active')
    db.update(certificates).set({ status: 'suspended' }).where(eq(certificates.id, paper.id)).run()
    reportAgain(rejected.consultant, rejected.engagementId, certificate({ id: paper.id, number: 'VD-NEW-01' }))
    expect(outcomeOf(officer, rejected.outcomeId).certificate.status).toBe('active')
  })

  it('is told to both sides, stands so on their page, and is put right where it was a slip', async () => {
    const officer = department()
    const work = reported(certificate())
    verifyOutcome(officer, work.outcomeId, { checkedWith: 'copy' })
    changeCertificateStatus(officer, work.outcomeId, heard())
    for (const side of [work.enterprise, work.consultant]) {
      expect(toldTo(side)).toContain('certificate_status')
      const html = await htmlOf(engagementPage, side, { engagementId: work.engagementId })
      expect(html).toContain(m.paper_standing_withdrawn())
      expect(html).toContain(m.need_event_certificate_status_changed())
    }
    expect(await htmlOf(outcomePage, officer, { outcomeId: work.outcomeId })).toContain(m.status_to_not_withdrawn())
    changeCertificateStatus(officer, work.outcomeId, { ...heard(), status: 'active', reason: 'Ghi nhầm giấy.' })
    expect(outcomeOf(officer, work.outcomeId).certificate.status).toBe('active')
  })
})

describe('a reading', () => {
  const daysOn = (days: number) => new Date(Date.now() + days * 86_400_000)

  it('of before the work is none of a day after it, and none of the consultant’s once it is done', () => {
    const { enterprise: owner, consultant, engagementId, measureId } = measuredEngagement()
    const late = { ...baseline(), measuredOn: addDays(today(), 20) }
    const inDays = (change: Partial<typeof late>, actor: Actor) =>
      at(daysOn(30), () => refusal(() => startMeasure(actor, engagementId, { ...late, id: newId(), ...change })))
    expect(inDays({}, owner)).toMatchObject({ code: 'measure.baseline_after_work', field: 'measuredOn' })
    expect(inDays({ measuredOn: addDays(today(), -3) }, consultant).code).toBe('state_changed')
    const correct = (actor: Actor, measuredOn = today()) =>
      correctBaseline(actor, measureId, { ...baseline(), id: newId(), measuredOn: addDays(measuredOn, -9) })
    expect(refusal(() => correct(consultant)).code).toBe('state_changed')
    correct(owner)
  })

  it('of after the work that was taken before it was done is shown to the officer', () => {
    const work = measuredEngagement()
    at(daysOn(3), () => measureAfter(work.enterprise, work.measureId, after({ measuredOn: addDays(today(), -4) })))
    expect(measuresToVerify(department())[0]!.flags).toContain('in_work')
  })

  it('is not given by somebody who also works for the consultant', () => {
    const { enterprise: owner, consultant, measureId } = measuredEngagement()
    const both = { ...owner, belongsTo: [...owner.belongsTo, consultant.organisationId!] }
    expect(refusal(() => measureAfter(both, measureId, after())).code).toBe('measure.of_consultant')
  })

  it('6 months later is given once', () => {
    const work = reportedMeasure()
    verifyMeasure(department(), measuresToVerify(department())[0]!.id)
    const later = (bad: number) =>
      at(daysOn(200), () =>
        measureLater(work.enterprise, work.measureId, 'six', {
          ...after({ inputs: { bad, made: 1000 }, measuredOn: addDays(today(), 0) }),
        }),
      )
    later(31)
    expect(refusal(() => later(5)).code).toBe('state_changed')
  })
})

describe('what one side does often takes nothing from the other', () => {
  it('disputes, ends and pauses', () => {
    const work = awardedEngagement()
    const { consultant, enterprise: owner, engagementId } = work
    times(MAX_DISPUTES, () => withdrawDispute(consultant, engagementId, openedDispute(consultant, work)))
    expect(refusal(() => openedDispute(consultant, work)).code).toBe('dispute.too_many')
    withdrawDispute(owner, engagementId, openedDispute(owner, work))
    times(MAX_ENDS, () => withdrawEnd(consultant, engagementId, proposedEnd(consultant, work)))
    expect(refusal(() => proposedEnd(consultant, work)).code).toBe('end.too_many')
    times(MAX_PAUSES, () => {
      pauseWork(consultant, engagementId, pauseInput())
      resumeWork(consultant, engagementId)
    })
    expect(refusal(() => pauseWork(consultant, engagementId, pauseInput())).code).toBe('pause.too_many')
    pauseWork(owner, engagementId, pauseInput())
    resumeWork(owner, engagementId)
    objectToEnd(consultant, engagementId, proposedEnd(owner, work), 'Chúng tôi muốn làm tiếp.')
  })

  it('measures and readings', () => {
    const {
      consultant,
      enterprise: owner,
      engagementId,
      measureId,
    } = (() => {
      const begun = awardedEngagement({ subjects: ['QCC'] })
      const input = baseline()
      startMeasure(begun.consultant, begun.engagementId, input)
      return { ...begun, measureId: input.id }
    })()
    times(mostMeasures('consultant') - 1, () => startMeasure(consultant, engagementId, baseline()))
    expect(refusal(() => startMeasure(consultant, engagementId, baseline())).code).toBe('measure.too_many')
    startMeasure(owner, engagementId, baseline())
    times(MAX_READINGS - 1, () => correctBaseline(consultant, measureId, baseline()))
    expect(refusal(() => correctBaseline(consultant, measureId, baseline())).code).toBe('measure.too_many_readings')
    db.update(engagements).set({ status: 'completed', completedAt: new Date() }).run()
    measureAfter(owner, measureId, after())
    rejectMeasure(department(), measuresToVerify(department())[0]!.id, { reason: 'Sai đơn vị.' })
    measureAfter(owner, measureId, after())
  })
})

describe('an officer who belongs to', () => {
  const insider = (officer: Actor, { organisationId }: Actor) => ({
    ...officer,
    belongsTo: [...officer.belongsTo, organisationId!],
  })

  it('a member of the group decides nothing about its certificate', () => {
    const group = completedGroup('group')
    const outcomeId = recordCertificate(
      group.consultant,
      group.engagementId,
      certificate({ subjectCode: 'GLOBALGAP', memberIds: group.ids }),
    )
    const [, member] = group.members
    const verify = () => verifyOutcome(insider(group.officer, member!.enterprise), outcomeId, { checkedWith: 'copy' })
    expect(refusal(verify).code).toBe('accounts.own_interest')
    verifyOutcome(group.officer, outcomeId, { checkedWith: 'copy' })
  })

  it('the partner of a joint proposal mediates nothing in its work', () => {
    const joint = propose(jointRequest())
    const work = { ...joint, engagementId: award(joint) }
    const disputeId = openedDispute(work.enterprise, work)
    const record = (officer: Actor) =>
      decideWork(officer, work.engagementId, { intent: 'record', id: newId(), disputeId, heard: 'Đã nghe hai bên.' }, 0)
    const officer = department()
    const partners = insider(officer, joint.partner)
    expect(refusal(() => record(partners)).code).toBe('accounts.own_interest')
    record(officer)
    expect(overseenConversation(partners, joint.requestId).isOwnMatter).toBe(true)
    expect(overseenConversation(officer, joint.requestId).isOwnMatter).toBe(false)
  })
})

it('a pause of the same day gives nobody more time to answer a delivery', () => {
  const day = (days: number) => new Date(Date.parse('2026-03-02T09:00:00+07:00') + days * 86_400_000)
  const work = at(day(0), () => {
    const begun = awardedEngagement()
    const [first] = engagementOf(begun.enterprise, begun.engagementId).milestones
    submitMilestone(begun.consultant, begun.engagementId, first!.id, { note: 'Đã gửi báo cáo.' })
    return begun
  })
  at(day(10), () => {
    pauseWork(work.enterprise, work.engagementId, pauseInput())
    resumeWork(work.enterprise, work.engagementId)
  })
  const kinds = at(day(16), () => followUpRows(department()).map(({ kind }) => kind))
  expect(kinds).toContain('delivery_unseen')
})

describe('the register of a verified group certificate', () => {
  it('is kept by who holds it, with no day to come, and a slip is put right the same day', async () => {
    const group = completedGroup('group')
    const { engagementId, consultant, lead, ids } = group
    const paper = certificate({ subjectCode: 'GLOBALGAP', memberIds: ids, issuedOn: today() })
    verifyOutcome(group.officer, recordCertificate(consultant, engagementId, paper), { checkedWith: 'copy' })
    const leaving = { certificateId: paper.id, memberId: ids[1]!, leftOn: today() }
    expect(refusal(() => endRegisterEntry(consultant, engagementId, leaving)).code).toBe('not_found')
    const sent = { intent: 'register_left', certificateId: paper.id, memberId: ids[1]!, leftOn: '31/12/2099' }
    expect((await post(engagementPage, lead, { engagementId }, sent)).data.error).toHaveProperty('leftOn')
    endRegisterEntry(lead, engagementId, leaving)
    addRegisterEntry(lead, engagementId, { certificateId: paper.id, memberId: ids[1]!, acceptedOn: today() })
  })
})

describe('a form that brings the id of another record', () => {
  it('finds no page', async () => {
    const held = newId()
    const work = completedEngagement()
    const other = completedEngagement()
    recordCertificate(other.consultant, other.engagementId, certificate({ id: held }))
    db.delete(outcomes).run()
    const typed = { ...typedCertificate(), id: held }
    expect((await post(certificatePage, work.consultant, { engagementId: work.engagementId }, typed)).status).toBe(404)
  })
})

describe('days that cannot be', () => {
  it('are refused beside their field', () => {
    const work = awardedEngagement()
    const { enterprise: owner, engagementId } = work
    const { title, nth } = paymentsIn(owner, engagementId).steps[0]!
    const paid = () => markPaid(owner, engagementId, { id: newId(), title, nth, paidOn: '1900-01-01' })
    expect(refusal(paid)).toMatchObject({ code: 'payment.before_work', field: 'paidOn' })
    const entry = { id: newId(), kind: 'visit', onDay: '1900-01-01', text: 'Đến xưởng.', attachments: [] } as const
    expect(refusal(() => writeEntry(owner, engagementId, { ...entry, attachments: [] }))).toMatchObject({
      code: 'diary.before_need',
      field: 'onDay',
    })
    const pause = { ...pauseInput(), until: addDays(today(), 800) }
    expect(refusal(() => pauseWork(owner, engagementId, pause))).toMatchObject({
      code: 'pause.too_long',
      field: 'until',
    })
  })
})
