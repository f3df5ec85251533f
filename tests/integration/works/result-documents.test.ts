import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { standingOf } from '~/domain/certification/standing.server'
import { addDays } from '~/domain/days'
import { verifiedIn } from '~/domain/directory/verified-in.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { remind } from '~/domain/notifications/remind.server'
import { agreeToBeNamed } from '~/domain/measures/agree-to-be-named.server'
import { namable, publicRegister } from '~/domain/measures/public-register.server'
import { verifiedResultsOf } from '~/domain/measures/verified-results.server'
import { lastReport } from '~/domain/certification/told-results'
import { programmeFigures } from '~/domain/programme/counting.server'
import { publicFigures } from '~/domain/programme/queries.server'
import { rejectDocument, verifyDocument } from '~/domain/result-documents/decide-document.server'
import { documentOutcomeOf, documentsOf } from '~/domain/result-documents/queries.server'
import { recordDocument } from '~/domain/result-documents/record-document.server'
import * as m from '~/i18n/paraglide/messages'
import * as decisionPage from '~/routes/department/document'
import * as outcomesPage from '~/routes/department/outcomes'
import * as certificatesPage from '~/routes/enterprise/certificates'
import * as documentPage from '~/routes/work/document'
import * as engagementPage from '~/routes/work/engagement'
import { finalReportOf } from '~/views/work/final-report.server'
import { programmeView } from '~/views/programme/programme-view.server'
import { todayOf } from '~/views/work/today.server'
import { documentOf, TRACKS, trackOf } from '~/vocabulary/tracks'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { events, outcomes } from '~db/schema'
import {
  awardedEngagement,
  complete,
  completedEngagement,
  department,
  DOCUMENTS,
  pdf,
  reportedDocument,
  resultDocument,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, marksOn, post, type Typed } from '../work/page-calls'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

type Work = ReturnType<typeof awardedEngagement>
const nextOf = ({ enterprise, engagementId }: Pick<Work, 'enterprise' | 'engagementId'>) =>
  standingOf(engagementOf(enterprise, engagementId)).next
const outcomeIn = ({ engagementId }: Pick<Work, 'engagementId'>) =>
  db.select().from(outcomes).where(eq(outcomes.engagementId, engagementId)).get()!
const eventsOf = (engagementId: string) =>
  db
    .select()
    .from(events)
    .all()
    .filter(({ name, detail }) => name.startsWith('document.') && JSON.stringify(detail).includes(engagementId))
    .map(({ name }) => name)

const file = () => new File([new Uint8Array(pdf())], 'van-ban.pdf', { type: 'application/pdf' })
const typedOf = (code: string, change: Typed = {}): Typed => ({
  id: crypto.randomUUID(),
  ...Object.fromEntries(Object.entries(DOCUMENTS[code]!).map(([name, value]) => [name, String(value)])),
  datedOn: today(),
  evidence: file(),
  ...change,
})
const EVERY_CODE = Object.keys(DOCUMENTS)

describe('work that ends in a document', () => {
  it('is tried here on a subject of each such track', () => {
    const tracks = TRACKS.filter(({ result }) => result === 'document').map(({ id }) => id)
    expect(tracks.length).toBe(5)
    expect(EVERY_CODE.map((code) => trackOf(code)!.id).sort()).toEqual(tracks.sort())
  })

  it.each(EVERY_CODE)('on %s goes from the award to a verified result', async (code) => {
    const officer = department()
    const work = awardedEngagement({ subjects: [code] })
    const { enterprise, consultant, engagementId } = work
    const name = documentOf(code)!.name.vi
    expect(nextOf(work)).toMatchObject({ kind: 'deliver' })
    expect((await shownPage(documentPage, await args(enterprise, { engagementId }))).html).toContain(
      m.document_not_yet_title(),
    )
    complete(work)
    expect(nextOf(work)).toEqual({ kind: 'document', actor: 'parties', dueOn: addDays(today(), 30) })
    // Whoever accepted the last milestone knows.
    expect(toldTo(consultant, { unread: true })).toContain('document_wanted')
    for (const side of [enterprise, consultant]) {
      expect(toldTo(side)).not.toContain('certificate_wanted')
      expect(
        todayOf(side)
          .tasks!.mine.map(({ what }) => what)
          .join(),
      ).toContain(m.document_step())
    }

    const { html: form } = await shownPage(documentPage, await args(consultant, { engagementId }))
    const asked = ['number', 'issuer', 'attended', 'passed'].filter((fact) => form.includes(`name="${fact}"`))
    expect(asked).toEqual(Object.keys(documentOf(code)!.facts).filter((fact) => fact !== 'day'))
    const typed = typedOf(code)
    expect(ledTo(await post(documentPage, consultant, { engagementId }, typed))).toEqual([
      303,
      `/engagements/${engagementId}?done=document_recorded`,
    ])
    expect(nextOf(work)).toEqual({ kind: 'verify', actor: 'department', dueOn: addDays(today(), 10) })
    expect(toldTo(enterprise)).toContain('document_reported')
    expect(toldTo(consultant, { unread: true })).not.toContain('document_wanted')
    expect(toldTo(officer, { unread: true })).toContain('document_to_verify')

    const { id: outcomeId } = outcomeIn(work)
    const { html: list } = await shownPage(outcomesPage, await args(officer, {}))
    expect(list).toContain(`/department/documents/${outcomeId}`)
    const [mark] = await marksOn(decisionPage, officer, { outcomeId })
    const yes = { readAs: mark!, intent: 'verify', checkedWith: 'original' }
    expect(ledTo(await post(decisionPage, officer, { outcomeId }, yes))).toEqual([
      303,
      `/department/documents/${outcomeId}?done=verify`,
    ])
    expect(outcomeIn(work)).toMatchObject({ status: 'verified', checkedWith: 'original', decidedBy: officer.userId })
    expect(nextOf(work)).toBeNull()
    expect(toldTo(enterprise, { unread: true })).toContain('document_verified')
    expect(toldTo(officer, { unread: true })).not.toContain('document_to_verify')
    expect(eventsOf(outcomeId)).toEqual(['document.recorded', 'document.verified'])

    expect(programmeFigures(officer, {}).certified).toBe(1)
    expect(publicFigures().certified).toBe(1)
    expect(programmeView(officer, {}).results.kinds.map(({ count }) => count)).toEqual([0, 0, 1])
    expect(verifiedIn([work.profileId], [code]).get(work.profileId)).toBe(1)
    expect(verifiedResultsOf(work.profileId)).toMatchObject({ papers: [], gains: [], documents: [{ count: 1 }] })
    const page = await shownPage(engagementPage, await args(enterprise, { engagementId }))
    expect(page.html).toContain(m.outcome_status_verified())
    expect(page.html).toContain(m.need_event_document_verified())
    expect((await shownPage(certificatesPage, await args(enterprise, {}))).html).toContain(name)
    const report = JSON.stringify(finalReportOf(enterprise, engagementOf(enterprise, engagementId)).paper)
    expect(report).toContain(name)

    expect(publicRegister({ name: '', subject: '', commune: '', year: '' })).toMatchObject({ rows: [], unnamed: 1 })
    agreeToBeNamed(enterprise, engagementId, lastReport(namable(engagementId, enterprise.organisationId!)))
    expect(publicRegister({ name: '', subject: code, commune: '', year: '' }).rows).toHaveLength(1)
  })

  it('is given back with a reason, corrected by the other side, and is one result', async () => {
    const officer = department()
    const work = reportedDocument('TRAIN')
    const { enterprise, engagementId, outcomeId } = work
    const no = { intent: 'reject', reason: 'Danh sách chưa có chữ ký.', readAs: '' }
    const [mark] = await marksOn(decisionPage, officer, { outcomeId })
    await post(decisionPage, officer, { outcomeId }, { ...no, readAs: mark! })
    expect(nextOf(work)).toEqual({ kind: 'document_again', actor: 'parties', dueOn: null })
    expect(toldTo(work.consultant, { unread: true })).toContain('document_rejected')
    const query = `?outcome=${outcomeId}`
    const { html } = await shownPage(documentPage, await args(enterprise, { engagementId }, undefined, query))
    expect(html).toContain('Danh sách chưa có chữ ký.')
    expect(html).toContain('value="24"')
    const again = await post(documentPage, enterprise, { engagementId }, typedOf('TRAIN', { passed: '22' }), query)
    expect(ledTo(again)).toEqual([303, `/engagements/${engagementId}?done=document_reported`])
    expect(documentsOf(engagementOf(enterprise, engagementId))).toMatchObject([
      { id: outcomeId, status: 'reported', document: { attended: 24, passed: 22 } },
    ])
    expect(toldTo(work.consultant, { unread: true })).not.toContain('document_rejected')
    const stale = await post(decisionPage, officer, { outcomeId }, { ...no, readAs: '1' })
    expect(stale.init.status).toBe(409)
    expect(eventsOf(outcomeId)).toEqual(['document.recorded', 'document.rejected', 'document.reported_again'])
  })

  it('is asked for once more before its last day and after it, as long as nothing is recorded', () => {
    const work = completedEngagement({ subjects: ['GHG'] })
    const times = () => toldTo(work.consultant).filter((kind) => kind === 'document_due').length
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
    for (const [day, told] of [
      [22, 0],
      [23, 1],
      [24, 1],
      [31, 2],
    ] as const) {
      at(inDays(day), remind)
      expect(times(), `day ${day}`).toBe(told)
    }
    recordDocument(work.enterprise, work.engagementId, resultDocument('ENERGY-AUDIT', { subjectCode: 'GHG' }))
    expect(toldTo(work.consultant, { unread: true })).not.toContain('document_due')
    expect(toldTo(department())).not.toContain('document_waits')
  })

  it('reminds the department once its time has passed', () => {
    const officer = department()
    reportedDocument()
    at(new Date(Date.now() + 11 * 86_400_000), remind)
    expect(toldTo(officer, { unread: true })).toContain('document_waits')
  })
})

describe('a document', () => {
  const give = (work: Work, change: object = {}, code = 'TCCS') =>
    refusal(() => recordDocument(work.consultant, work.engagementId, resultDocument(code, change)))

  it('is refused beside its field where it cannot be true, and until the work is done', () => {
    const going = awardedEngagement({ subjects: ['TCCS'] })
    expect(give(going).code).toBe('document.engagement_not_completed')
    const work = complete(going)
    expect(give(work, { number: undefined })).toEqual({ code: 'document.fact_missing', field: 'number' })
    expect(give(work, { datedOn: addDays(today(), 1) })).toMatchObject({ field: 'datedOn' })
    expect(give(work, { datedOn: addDays(today(), -1) })).toEqual({ code: 'document.remark_missing', field: 'remark' })
    expect(give(work, { passed: 25 }, 'TRAIN')).toEqual({ code: 'document.more_passed', field: 'passed' })
    expect(give(work, { subjectCode: 'ISO-9001' }).code).toBe('document.subject_without_document')
    const strange = { ...work, consultant: completedEngagement().consultant }
    expect(give(strange).code).toBe('not_found')
  })

  it('of another day than the work is taken with a reason, which the officer reads', () => {
    const work = completedEngagement({ subjects: ['TCCS'] })
    const input = resultDocument('TCCS', { datedOn: addDays(today(), -9), remark: 'Bản ký trước khi đăng nhu cầu.' })
    const outcomeId = recordDocument(work.enterprise, work.engagementId, input)
    expect(documentOutcomeOf(department(), outcomeId)).toMatchObject({
      flags: ['out_of_work'],
      document: { remark: 'Bản ký trước khi đăng nhu cầu.' },
    })
  })

  it('is one however often its form is sent, and what was changed meanwhile is not dropped in silence', () => {
    const work = completedEngagement({ subjects: ['TCCS'] })
    const input = resultDocument('TCCS')
    const [one, two] = [1, 2].map(() => recordDocument(work.consultant, work.engagementId, input))
    expect(two).toBe(one)
    const changed = { ...input, number: 'TCCS 02:2026/VIDU' }
    expect(refusal(() => recordDocument(work.consultant, work.engagementId, changed)).code).toBe('sent_before')
    expect(give(work).code).toBe('document.already_recorded')
  })

  it('that is verified twice counts once, in whatever spelling; another day is another document', () => {
    const officer = department()
    const first = reportedDocument('TCCS')
    const again = reportedDocument('TCCS', { number: 'tccs 1-2026 vidu', issuer: 'HTX Hợp tác xã Minh Họa' })
    expect(documentOutcomeOf(officer, again.outcomeId)).toMatchObject({
      flags: ['same_document'],
      alike: [first.outcomeId],
    })
    for (const { outcomeId } of [first, again]) verifyDocument(officer, outcomeId, { checkedWith: 'copy' })
    expect(outcomeIn(again).sameAsId).toBe(first.outcomeId)
    expect(programmeView(officer, {}).results.kinds).toContainEqual({ kind: 'document', count: 1 })
    expect(programmeFigures(officer, {}).certified).toBe(1)
    const other = reportedDocument('TCCS', { datedOn: addDays(today(), -3), remark: 'Ký sớm.' })
    expect(documentOutcomeOf(officer, other.outcomeId).flags).toEqual(['out_of_work', 'same_number'])
    verifyDocument(officer, other.outcomeId, { checkedWith: 'copy' })
    expect(programmeView(officer, {}).results.kinds).toContainEqual({ kind: 'document', count: 2 })
  })

  it('is decided on as what it is, by its own department, which has no part in it', () => {
    const { outcomeId } = reportedDocument()
    const elsewhere = department({ provinceCode: '11' })
    expect(refusal(() => verifyDocument(elsewhere, outcomeId, { checkedWith: 'copy' })).code).toBe('not_found')
    expect(refusal(() => documentOutcomeOf(elsewhere, outcomeId)).code).toBe('not_found')
    const officer = department()
    rejectDocument(officer, outcomeId, { reason: 'Thiếu quyết định ban hành.' })
    expect(refusal(() => verifyDocument(officer, outcomeId, { checkedWith: 'copy' })).code).toBe('state_changed')
  })
})

describe('work that ends in several kinds', () => {
  it('waits for its certificate first, then a measure, then a document, and a weaker one is no end of it', () => {
    const certified = completedEngagement({ subjects: ['TCCS', 'ISO-22000', 'QCC'] })
    expect(nextOf(certified)).toMatchObject({ kind: 'record' })
    const measured = completedEngagement({ subjects: ['TRAIN', 'QCC'] })
    expect(nextOf(measured)).toMatchObject({ kind: 'measure' })
    const outcomeId = recordDocument(measured.consultant, measured.engagementId, resultDocument('TRAIN'))
    expect(nextOf(measured)).toMatchObject({ kind: 'verify' })
    verifyDocument(department(), outcomeId, { checkedWith: 'copy' })
    expect(nextOf(measured)).toMatchObject({ kind: 'measure' })
  })

  it('asks which document it is, where its subjects end in more than one', async () => {
    const work = completedEngagement({ subjects: ['TCCS', 'TRAIN'] })
    const { engagementId } = work
    const { html } = await shownPage(documentPage, await args(work.enterprise, { engagementId }))
    expect(html).toContain('?subject=TCCS')
    expect(html).toContain('?subject=TRAIN')
    expect(html).not.toContain('<form id="document"')
    const posted = await post(documentPage, work.enterprise, { engagementId }, typedOf('TRAIN'), '?subject=TRAIN')
    expect(posted.status).toBe(303)
    const none = await post(documentPage, work.enterprise, { engagementId }, typedOf('TRAIN'), '?subject=ISO-9001')
    expect(none.status).toBe(404)
  })
})
