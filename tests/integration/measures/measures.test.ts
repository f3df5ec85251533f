import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { changeCertificateStatus } from '~/domain/certification/change-status.server'
import { endingsOf, outcomeStates } from '~/domain/certification/standing.server'
import { nextOutcomeStep } from '~/domain/certification/next-step'
import { verifiedIn } from '~/domain/directory/verified-in.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { addDays } from '~/domain/days'
import { engagementOf } from '~/domain/engagement/queries.server'
import { rejectMeasure, verifyMeasure } from '~/domain/measures/decide-measure.server'
import { laterOn } from '~/domain/measures/lifecycle'
import { decidedMeasures, measureOf, measuresToVerify } from '~/domain/measures/queries.server'
import { correctBaseline, measureAfter, measureLater } from '~/domain/measures/read-measure.server'
import { removeMeasure } from '~/domain/measures/remove-measure.server'
import { verifiedResultsOf } from '~/domain/measures/verified-results.server'
import { startMeasure } from '~/domain/measures/start-measure.server'
import { storeFile } from '~/domain/files/store.server'
import { remind } from '~/domain/notifications/remind.server'
import { programmeFigures } from '~/domain/programme/counting.server'
import * as m from '~/i18n/paraglide/messages'
import { readFigure, writeFigure } from '~/language/figures'
import * as measurePage from '~/routes/work/measure'
import * as readingPage from '~/routes/work/measure-reading'
import * as consultantPage from '~/routes/public/consultant'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { measureReadings, notifications, outcomes, profiles } from '~db/schema'
import {
  after,
  awardedEngagement,
  baseline,
  certifiedEngagement,
  colleague,
  department,
  measuredEngagement,
  pdf,
  reportedMeasure,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { ledTo, post } from '../work/page-calls'
import { refusal } from '../work/refusal'
import { htmlOf } from '../work/sent-requests'

beforeEach(freshDatabase)

type Work = ReturnType<typeof measuredEngagement>
const outcomeOf = ({ measureId }: Work) => db.select().from(outcomes).where(eq(outcomes.measureId, measureId)).get()!
const nextOf = ({ enterprise, engagementId }: Work) => {
  const engagement = engagementOf(enterprise, engagementId)
  return engagement.next ?? nextOutcomeStep(outcomeStates([engagement]), endingsOf([engagement]).get(engagementId)!)
}
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

describe('what is measured before and after the work', () => {
  it('is reported by the enterprise, verified by the department, and counts as a certificate does', () => {
    const officer = department()
    const work = measuredEngagement()
    expect(nextOf(work)).toMatchObject({ kind: 'measure', actor: 'enterprise', dueOn: addDays(today(), 30) })
    const input = after()
    for (const _ of [1, 2]) measureAfter(work.enterprise, work.measureId, input)
    expect(nextOf(work)).toMatchObject({ kind: 'verify', actor: 'department' })
    expect(measuresToVerify(officer)).toMatchObject([{ measure: { gain: 0.25 }, flags: [] }])
    expect(programmeFigures(officer).certified).toBe(0)

    expect(verifyMeasure(officer, outcomeOf(work).id)).toBe(true)
    expect(nextOf(work)).toBeNull()
    expect(programmeFigures(officer).certified).toBe(1)
    expect(programmeFigures(officer, { subject: 'QCC' }).certified).toBe(1)
    const { profileId } = engagementOf(work.enterprise, work.engagementId)
    expect(verifiedIn([profileId], ['QCC']).get(profileId)).toBe(1)
    expect(decidedMeasures(officer, 'verified')).toMatchObject([{ measure: { gain: 0.25 } }])
    expect(refusal(() => verifyMeasure(officer, outcomeOf(work).id)).code).toBe('state_changed')
  })

  it('is never measured after the work by the consultant, nor while the work goes on, nor before the first reading', () => {
    const work = measuredEngagement()
    const give = (actor = work.enterprise, change = {}) =>
      refusal(() => measureAfter(actor, work.measureId, after(change)))
    expect(give(work.consultant).code).toBe('not_found')
    expect(give(work.enterprise, { measuredOn: addDays(today(), -60) })).toMatchObject({
      code: 'measure.not_after_baseline',
      field: 'measuredOn',
    })
    expect(give(work.enterprise, { measuredOn: addDays(today(), 1) }).code).toBe('measure.measured_in_future')
    expect(give(work.enterprise, { inputs: { bad: 30, made: 0 } }).code).toBe('measure.no_value')
    expect(give(work.enterprise, { evidence: undefined }).code).toBe('measure.evidence_missing')
    const going = awardedEngagement({ subjects: ['QCC'] })
    const first = baseline()
    startMeasure(going.enterprise, going.engagementId, first)
    expect(refusal(() => measureAfter(going.enterprise, first.id, after())).code).toBe(
      'measure.engagement_not_completed',
    )
  })

  it('is one however often its form is sent, and what was changed meanwhile is not dropped in silence', () => {
    const work = awardedEngagement({ subjects: ['QCC'] })
    const input = baseline()
    for (const _ of [1, 2]) startMeasure(work.consultant, work.engagementId, input)
    expect(db.select().from(measureReadings).all()).toHaveLength(1)
    const changed = { ...input, inputs: { bad: 4, made: 1000 } }
    expect(refusal(() => startMeasure(work.consultant, work.engagementId, changed)).code).toBe('sent_before')
  })

  it('may be corrected before it is reported, with what stood there kept, and not afterwards', () => {
    const work = measuredEngagement()
    const { what: _, indicatorId: __, ...reading } = baseline({ inputs: { bad: 50, made: 1000 } })
    correctBaseline(work.enterprise, work.measureId, reading)
    const { measure } = measureOf(work.consultant, work.engagementId, work.measureId)
    expect(measure.baseline.value).toBe(5)
    expect(measure.replaced.map(({ value }) => value)).toEqual([4])
    measureAfter(work.enterprise, work.measureId, after())
    const again = { ...reading, id: newId() }
    expect(refusal(() => correctBaseline(work.consultant, work.measureId, again)).code).toBe('state_changed')
  })
})

describe('a measure that the department looks at', () => {
  it('whose change is out of the ordinary needs evidence and two officers', () => {
    const officer = department()
    const second = colleague(officer, 'member')
    const bare = reportedMeasure({ inputs: { bad: 5, made: 1000 }, level: 'declared', evidence: undefined })
    expect(refusal(() => verifyMeasure(officer, outcomeOf(bare).id)).code).toBe('measure.evidence_missing')

    const work = reportedMeasure({ inputs: { bad: 5, made: 1000 } })
    expect(verifyMeasure(officer, outcomeOf(work).id)).toBe(false)
    expect(outcomeOf(work)).toMatchObject({ status: 'reported', secondedBy: officer.userId })
    expect(nextOf(work)).toMatchObject({ kind: 'verify', actor: 'department' })
    expect(refusal(() => verifyMeasure(officer, outcomeOf(work).id)).code).toBe('measure.second_officer')
    expect(verifyMeasure(second, outcomeOf(work).id)).toBe(true)
    expect(outcomeOf(work)).toMatchObject({ status: 'verified', decidedBy: second.userId })
  })

  it('is given back with a reason, measured again by the enterprise, and is one outcome', () => {
    const officer = department()
    const work = reportedMeasure()
    rejectMeasure(officer, outcomeOf(work).id, { reason: 'Hai lần đo khác chỗ.' })
    expect(nextOf(work)).toMatchObject({ kind: 'measure_again', actor: 'enterprise' })
    measureAfter(work.enterprise, work.measureId, after({ inputs: { bad: 32, made: 1000 } }))
    const [again] = measuresToVerify(officer)
    expect(again).toMatchObject({ rejectReason: 'Hai lần đo khác chỗ.' })
    expect(again!.measure.gain).toBeCloseTo(0.2)
    expect(again!.measure.replaced).toHaveLength(1)
    expect(db.select().from(outcomes).all()).toHaveLength(1)
  })

  it('is decided on as what it is: not as a certificate, nor a certificate as a measure', () => {
    const officer = department()
    const work = reportedMeasure()
    expect(refusal(() => verifyOutcome(officer, outcomeOf(work).id, { checkedWith: 'original' })).code).toBe(
      'not_found',
    )
    const certified = certifiedEngagement({ department: officer })
    expect(refusal(() => rejectMeasure(officer, certified.outcomeId, { reason: 'x' })).code).toBe('not_found')
    expect(refusal(() => verifyMeasure(department({ provinceCode: '11' }), outcomeOf(work).id)).code).toBe('not_found')
  })
})

describe('whether it lasts', () => {
  it('is asked after 6 and 12 months, once, and said by the enterprise from then on', () => {
    const officer = department()
    const work = reportedMeasure()
    verifyMeasure(officer, outcomeOf(work).id)
    const from = laterOn(today(), 'six')
    const { share: _, ...reading } = after({ measuredOn: from })
    expect(
      refusal(() => measureLater(work.enterprise, work.measureId, 'six', { ...reading, measuredOn: today() })).code,
    ).toBe('measure.too_early')
    const asked = () => db.select().from(notifications).where(eq(notifications.kind, 'measure_six')).all()
    at(inDays(170), remind)
    expect(asked()).toEqual([])
    for (const day of [184, 185]) at(inDays(day), remind)
    expect(asked()).toMatchObject([{ userId: work.enterprise.userId, settledAt: null }])
    at(inDays(186), () => {
      measureLater(work.enterprise, work.measureId, 'six', reading)
      remind()
    })
    expect(asked()).toHaveLength(1)
    expect(asked()[0]!.settledAt).not.toBeNull()
    const { measure } = measureOf(work.enterprise, work.engagementId, work.measureId)
    expect(measure.readings.map(({ time }) => time)).toEqual(['baseline', 'after', 'six'])
  })

  it('begins on the last day of a month that is shorter', () => {
    expect(laterOn('2027-08-31', 'six')).toBe('2028-02-29')
    expect(laterOn('2026-08-31', 'six')).toBe('2027-02-28')
    expect(laterOn('2028-02-29', 'twelve')).toBe('2029-02-28')
    expect(laterOn('2026-07-15', 'six')).toBe('2027-01-15')
  })
})

it('is told on the consultant’s page with the certificates that stand, and without the enterprise', async () => {
  const officer = department()
  const work = reportedMeasure()
  verifyMeasure(officer, outcomeOf(work).id)
  const { profileId } = engagementOf(work.enterprise, work.engagementId)
  expect(verifiedResultsOf(profileId)).toMatchObject({ papers: [], gains: [{ gain: 0.25 }] })
  const page = { request: new Request(`http://localhost/consultants/${profileId}`), params: { profileId } }
  const { html } = await shownPage(consultantPage, page)
  expect(html).toContain('tốt lên 25')
  expect(html).not.toContain(work.enterprise.organisationName)

  const certified = certifiedEngagement({ department: officer })
  const other = engagementOf(certified.enterprise, certified.engagementId).profileId
  expect(verifiedResultsOf(other).papers).toMatchObject([{ count: 1, subject: { code: 'ISO-22000' } }])
  expect(at(inDays(4 * 365), () => verifiedResultsOf(other).papers)).toEqual([])
  const heard = { status: 'withdrawn', since: today(), reason: 'Thông báo của tổ chức chứng nhận.' } as const
  changeCertificateStatus(officer, certified.outcomeId, heard)
  expect(verifiedResultsOf(other).papers).toEqual([])
})

it('several measures of one engagement are one result of its consultant', () => {
  const officer = department()
  const work = reportedMeasure()
  const more = baseline({ indicatorId: 'yield', inputs: { product: 20, material: 100 } })
  startMeasure(work.enterprise, work.engagementId, more)
  measureAfter(work.enterprise, more.id, after({ inputs: { product: 24, material: 100 } }))
  for (const { id } of db.select().from(outcomes).all()) verifyMeasure(officer, id)
  const { id: profileId } = db.select().from(profiles).get()!
  expect(verifiedIn([profileId], ['QCC']).get(profileId)).toBe(1)
})

describe('what was measured before the work', () => {
  it('is corrected from what stands, file and all', async () => {
    const work = measuredEngagement()
    const ids = { engagementId: work.engagementId, measureId: work.measureId, time: 'baseline' }
    correctBaseline(work.enterprise, work.measureId, {
      ...baseline(),
      id: newId(),
      inputs: { bad: 2.125, made: 100 },
      level: 'documented',
      evidence: storeFile({ name: 'so-do.pdf', bytes: pdf() }),
    })
    const { measure } = measureOf(work.enterprise, work.engagementId, work.measureId)
    const html = await htmlOf(readingPage, work.enterprise, ids)
    expect(html).toContain('value="2,1250"')
    expect(html).toContain('so-do.pdf')
    expect(html).toMatch(/<input[^>]*checked=""[^>]*value="documented"|<input[^>]*value="documented"[^>]*checked=""/)
    expect(html).toContain(measure.baseline.method)
    expect([readFigure(writeFigure(2.125)), readFigure(writeFigure(1200.5))]).toEqual([
      { kind: 'one', value: 2.125 },
      { kind: 'one', value: 1200.5 },
    ])
  })

  it('goes with a measure begun by mistake, by the side that began it, while there is no more to it', async () => {
    const work = measuredEngagement()
    const { enterprise: owner, consultant, engagementId, measureId } = work
    const began = measureOf(owner, engagementId, measureId).measure.startedBy === owner.userId ? owner : consultant
    const other = began === owner ? consultant : owner
    const ids = { engagementId, measureId }
    expect(await htmlOf(measurePage, other, ids)).not.toContain(m.measure_remove())
    expect((await post(measurePage, other, ids, { step: 'remove' })).status).toBe(404)
    expect(await htmlOf(measurePage, began, ids)).toContain(m.measure_remove())
    expect(ledTo(await post(measurePage, began, ids, { step: 'remove' }))).toEqual([
      303,
      `/engagements/${engagementId}?done=measure_removed`,
    ])
    expect(refusal(() => measureOf(owner, engagementId, measureId)).code).toBe('not_found')
    const reported = reportedMeasure()
    const late = () => removeMeasure(reported.enterprise, reported.engagementId, reported.measureId)
    expect(['state_changed', 'not_found']).toContain(refusal(late).code)
  })
})
