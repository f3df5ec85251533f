import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { changeCertificateStatus } from '~/domain/certification/change-status.server'
import { outcomeOf } from '~/domain/certification/queries.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { recentResults } from '~/domain/certification/told-results.server'
import { verifiedCertificate } from '~/domain/certification/verified-certificate.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { addDays } from '~/domain/days'
import { publicProfile } from '~/domain/directory/queries.server'
import { verifiedIn } from '~/domain/directory/verified-in.server'
import { publicRegister } from '~/domain/measures/public-register.server'
import { verifiedResultsOf } from '~/domain/measures/verified-results.server'
import { programmeFigures } from '~/domain/programme/counting.server'
import { needRecords, publicFigures } from '~/domain/programme/queries.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as outcomePage from '~/routes/department/outcome'
import * as outcomesPage from '~/routes/department/outcomes'
import { programmeView } from '~/views/programme/programme-view.server'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { events } from '~db/schema'
import { agreeAsShown, certificate, completedEngagement, consultant, department } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, marksOn, post } from './page-calls'
import { refusal } from './refusal'

beforeEach(freshDatabase)

/** One paper as five people write it. */
const SPELLINGS = [
  { number: 'VN-QMS 0012/26', issuingBody: 'Tổ chức Chứng nhận Ví Dụ' },
  { number: 'vn qms 12.26', issuingBody: 'TỔ CHỨC CHỨNG NHẬN VÍ DỤ' },
  { number: 'Số VN–QMS–0012–26', issuingBody: 'to chuc chung nhan vi du' },
  { number: 'No. VNQMS12/26', issuingBody: 'Công ty TNHH Tổ chức Chứng nhận Ví Dụ' },
  { number: 'VN QMS/0012/26', issuingBody: 'Tổ chức chứng nhận Ví Dụ (VIDUCERT)' },
]

/** Every figure in which a verified certificate of a consultant's counts. */
function counted(profileId: string) {
  const officer = department()
  const view = programmeView(officer, {})
  const register = publicRegister({ name: '', subject: '', commune: '', year: '' })
  return {
    figures: programmeFigures(officer, {}).certified,
    needs: needRecords(officer, 'certified', {}).length,
    certificates: view.certificates,
    subjects: view.subjects.reduce((sum, row) => sum + row.certificates, 0),
    communes: view.communes.reduce((sum, row) => sum + row.certificates, 0),
    public: publicFigures().certified,
    profile: publicProfile(null, profileId).verifiedOutcomes,
    matching: verifiedIn([profileId], ['ISO-22000']).get(profileId) ?? 0,
    page: verifiedResultsOf(profileId).papers.reduce((sum, row) => sum + row.count, 0),
    told: recentResults().length,
    register: register.rows.length + register.unnamed,
  }
}

const all = (n: number) => ({
  figures: n,
  needs: n,
  certificates: n,
  subjects: n,
  communes: n,
  public: n,
  profile: n,
  matching: n,
  page: n,
  told: n,
  register: n,
})

function verifiedInEverySpelling() {
  const advisor = consultant()
  const officer = department()
  const verified = SPELLINGS.map((spelling) => {
    const work = completedEngagement({ consultant: advisor })
    const outcomeId = recordCertificate(work.consultant, work.engagementId, certificate(spelling))
    const before = outcomeOf(officer, outcomeId)
    for (const side of [work.enterprise, work.consultant]) agreeAsShown(side, work.engagementId)
    verifyOutcome(officer, outcomeId, { checkedWith: 'body_register' })
    return { ...work, outcomeId, before }
  })
  return { profileId: advisor.profileId, officer, verified }
}

describe('one certificate that five engagements report, each in its own spelling', () => {
  it('counts once in every figure, and the officer was told before', () => {
    const { profileId, officer, verified } = verifiedInEverySpelling()
    expect(counted(profileId)).toEqual(all(1))
    const [first, ...others] = verified
    expect(first!.before.flags).toEqual([])
    for (const { before, outcomeId } of others) {
      expect(before.flags).toEqual(['same_paper'])
      expect(before.alike).toContain(first!.outcomeId)
      expect(outcomeOf(officer, outcomeId).sameAsId).toBe(first!.outcomeId)
    }
  })

  it('stands in the list of what counts once, and below it as reported again', async () => {
    const { officer, verified } = verifiedInEverySpelling()
    const { html } = await shownPage(outcomesPage, await args(officer, {}, undefined, '?list=verified'))
    expect(html).toContain(m.outcome_list_verified({ count: '1' }))
    const [listed, again] = html.split(m.outcome_list_again_lead())
    expect(listed).toContain(`/department/outcomes/${verified[0]!.outcomeId}`)
    for (const { outcomeId } of verified.slice(1)) {
      expect(listed).not.toContain(outcomeId)
      expect(again).toContain(outcomeId)
    }
    const page = await shownPage(outcomePage, await args(officer, { outcomeId: verified[4]!.outcomeId }))
    expect(page.html).toContain(m.outcome_next_verified_again())
  })

  it('is withdrawn everywhere at once, and then counts for no consultant', () => {
    const { profileId, officer, verified } = verifiedInEverySpelling()
    const heard = { status: 'withdrawn', since: today(), reason: 'Thông báo của tổ chức chứng nhận.' } as const
    changeCertificateStatus(officer, verified[3]!.outcomeId, heard)
    for (const { outcomeId } of verified) {
      const { certificate: paper } = outcomeOf(officer, outcomeId)
      expect(verifiedCertificate(paper.checkCode!)?.standing).toBe('withdrawn')
    }
    expect(counted(profileId)).toEqual({ ...all(1), profile: 0, matching: 0, page: 0, told: 0, register: 0 })
  })

  it('stands in the story of each work whose result it is, and is counted anew for each consultant', () => {
    const { officer, verified } = verifiedInEverySpelling()
    const heard = { status: 'suspended', since: today(), reason: 'Thông báo của tổ chức chứng nhận.' } as const
    changeCertificateStatus(officer, verified[3]!.outcomeId, heard)
    const told = db.select().from(events).where(eq(events.name, 'certificate.status_changed')).all()
    expect(told.map(({ needId }) => needId).sort()).toEqual(verified.map(({ needId }) => needId).sort())
    expect(new Set(told.map(({ profileId }) => profileId))).toEqual(new Set(verified.map(({ profileId }) => profileId)))
  })

  it('is another one under the same number of another body, and under another number of the same', () => {
    const advisor = consultant()
    const papers = [
      { number: 'VD-01', issuingBody: 'Tổ chức Chứng nhận Ví Dụ' },
      { number: 'VD-01', issuingBody: 'Trung tâm Giám định Minh Họa' },
      { number: 'VD-02', issuingBody: 'Tổ chức Chứng nhận Ví Dụ' },
    ]
    const flags = papers.map((paper) => {
      const work = completedEngagement({ consultant: advisor })
      const outcomeId = recordCertificate(work.consultant, work.engagementId, certificate(paper))
      const before = outcomeOf(department(), outcomeId)
      verifyOutcome(department(), outcomeId, { checkedWith: 'original' })
      return before.flags
    })
    expect(flags).toEqual([[], ['same_number'], []])
    expect(verifiedIn([advisor.profileId], ['ISO-22000']).get(advisor.profileId)).toBe(3)
  })
})

describe('a certificate out of its time', () => {
  it.each([
    ['older than the work', { issuedOn: addDays(today(), -1) }],
    ['ended', { issuedOn: addDays(today(), -2), expiresOn: addDays(today(), -1) }],
  ])('that is %s needs a reason, which the officer reads', async (_, times) => {
    const work = completedEngagement()
    const paper = certificate(times)
    expect(refusal(() => recordCertificate(work.consultant, work.engagementId, paper))).toEqual({
      code: 'certificate.remark_missing',
      field: 'remark',
    })
    const remark = 'Đánh giá xong trước, hai bên ký sau.'
    const outcomeId = recordCertificate(work.consultant, work.engagementId, { ...paper, remark })
    const { html } = await shownPage(outcomePage, await args(department(), { outcomeId }))
    expect(html).toContain(remark)
    expect(html).toContain(formatDay(paper.issuedOn))
  })
})

it('an officer says what it was compared with, or it is not verified', async () => {
  const work = completedEngagement()
  const outcomeId = recordCertificate(work.consultant, work.engagementId, certificate())
  const officer = department()
  const [readAs] = await marksOn(outcomePage, officer, { outcomeId })
  const refused = await post(outcomePage, officer, { outcomeId }, { readAs: readAs!, intent: 'verify' })
  expect(refused.init.status).toBe(400)
  expect(Object.keys(refused.data.error ?? {})).toEqual(['checkedWith'])
  const typed = { readAs: readAs!, intent: 'verify', checkedWith: 'asked_body' }
  const [status] = ledTo(await post(outcomePage, officer, { outcomeId }, typed))
  expect(status).toBe(303)
  expect(outcomeOf(officer, outcomeId).checkedWith).toBe('asked_body')
  const { certificate: paper } = outcomeOf(officer, outcomeId)
  expect(verifiedCertificate(paper.checkCode!)?.checkedWith).toBe('asked_body')
})
