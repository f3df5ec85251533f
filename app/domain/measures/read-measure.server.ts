import { eq } from 'drizzle-orm'
import { today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { newId } from '~db/ids'
import { measures, outcomes } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { hasOwnInterest } from '../accounts/policy'
import { recordEvent } from '../activity/record-event.server'
import { outcomeTransitions } from '../certification/lifecycle'
import { reportedBy } from '../certification/outcome.server'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import type { AfterInput, ReadingInput } from './forms'
import { laterOn, type LaterTime } from './lifecycle'
import { assertBaseline, insertReading, isGiven, measureFor, readingsOf, valueIn } from './reading.server'

/** Who is paid for a gain does not measure it: throws `not_found` for whoever does not read it, `measure.of_consultant` for one of the consultant's people. */
function assertMeasures(actor: Actor, { isMeasurer, engagement }: ReturnType<typeof measureFor>) {
  if (!isMeasurer) throw notFound()
  if (hasOwnInterest(actor, [engagement.consultantId])) throw new DomainError('measure.of_consultant')
}

const outcomeOf = (tx: Tx, measureId: string) =>
  tx.select().from(outcomes).where(eq(outcomes.measureId, measureId)).get()

/** Either party, or whoever reads it, corrects what was measured before the work, until what came of it is reported; throws `state_changed` afterwards. */
export function correctBaseline(actor: Actor, measureId: string, input: ReadingInput) {
  transact((tx) => {
    const { engagementId, indicatorId, engagement } = measureFor(tx, actor, measureId)
    if (isGiven(tx, measureId, 'baseline', input)) return
    assertBaseline(actor, engagement, input)
    const outcome = outcomeOf(tx, measureId)
    if (outcome && outcome.status !== 'rejected') throw new DomainError('state_changed')
    const value = valueIn(indicatorId, input)
    insertReading(tx, actor, { measureId, time: 'baseline', value }, input)
    recordEvent(tx, actor, 'measure.read', { needId: engagement.needId, engagementId, measureId, time: 'baseline' })
  })
}

/**
 * Whoever reads it (`measurerOf`) measures again after the work, never who is paid for the gain: it becomes a reported outcome for the department to verify, again after a rejection.
 * Throws `not_found` for everybody else, `measure.engagement_not_completed` while the work goes on.
 */
export function measureAfter(actor: Actor, measureId: string, input: AfterInput) {
  transact((tx) => {
    const measure = measureFor(tx, actor, measureId)
    const { engagementId, indicatorId, subjectCode, engagement } = measure
    assertMeasures(actor, measure)
    if (isGiven(tx, measureId, 'after', input)) return
    if (engagement.status !== 'completed') throw new DomainError('measure.engagement_not_completed')
    const outcome = outcomeOf(tx, measureId)
    if (outcome) assertMayBecome(outcomeTransitions, outcome.status, 'reported')
    const value = valueIn(indicatorId, input)
    const { baseline } = readingsOf(measureId, tx)
    if (input.measuredOn <= baseline!.measuredOn) throw new DomainError('measure.not_after_baseline', {}, 'measuredOn')

    insertReading(tx, actor, { measureId, time: 'after', value }, input)
    tx.update(measures).set({ share: input.share }).where(eq(measures.id, measureId)).run()
    const outcomeId = outcome?.id ?? newId()
    const { needId, provinceCode } = engagement
    if (outcome) tx.update(outcomes).set(reportedBy(actor)).where(eq(outcomes.id, outcomeId)).run()
    else {
      tx.insert(outcomes)
        .values({ id: outcomeId, engagementId, measureId, subjectCode, provinceCode, ...reportedBy(actor) })
        .run()
    }
    const kind = outcome ? 'measure.reported_again' : 'measure.reported'
    recordEvent(tx, actor, kind, { needId, engagementId, measureId, outcomeId })
  })
}

/** The same says 6 and 12 months later whether the gain lasts, once each; throws `measure.too_early` before, `state_changed` after. */
export function measureLater(actor: Actor, measureId: string, time: LaterTime, input: ReadingInput) {
  transact((tx) => {
    const measure = measureFor(tx, actor, measureId)
    const { engagementId, indicatorId, engagement } = measure
    assertMeasures(actor, measure)
    if (isGiven(tx, measureId, time, input)) return
    const { after, [time]: before } = readingsOf(measureId, tx)
    if (!after || before || outcomeOf(tx, measureId)?.status !== 'verified') throw new DomainError('state_changed')
    const value = valueIn(indicatorId, input)
    const from = laterOn(after.measuredOn, time)
    if (today() < from || input.measuredOn < from)
      throw new DomainError('measure.too_early', { day: from }, 'measuredOn')
    insertReading(tx, actor, { measureId, time, value }, input)
    recordEvent(tx, actor, 'measure.read', { needId: engagement.needId, engagementId, measureId, time })
  })
}
