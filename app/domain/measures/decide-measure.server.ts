import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { outcomes } from '~db/schema'
import { indicatorOf } from '~/vocabulary/indicators'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { decideOutcome, outcomeFor } from '../certification/outcome.server'
import { DomainError } from '../errors'
import { gainOf, isLargeChange } from './flags'
import { measureIn, readingsOf } from './reading.server'

/**
 * The department confirms a measure: from now on it counts. A change out of the ordinary needs evidence (`measure.evidence_missing`)
 * and two officers: the first one's word is kept, and the same officer's second throws `measure.second_officer`.
 * `seen`: when what the officer read was reported. Gives whether it is verified now.
 */
export function verifyMeasure(actor: Actor, outcomeId: string, seen?: number): boolean {
  return transact((tx) => {
    const outcome = outcomeFor(tx, actor, outcomeId, { seen, of: 'measure' })
    const measureId = outcome.measureId!
    const { better } = indicatorOf(measureIn(tx, measureId).indicatorId)!
    const readings = readingsOf(measureId, tx)
    const [baseline, after] = [readings.baseline!, readings.after!]
    const isLarge = isLargeChange(gainOf(better, baseline.value, after.value), after.value)
    const { needId, profileId } = outcome
    if (isLarge && outcome.status === 'reported') {
      if (!after.evidenceFileId) throw new DomainError('measure.evidence_missing')
      if (outcome.secondedBy === actor.userId) throw new DomainError('measure.second_officer')
      if (!outcome.secondedBy) {
        tx.update(outcomes).set({ secondedAt: now(), secondedBy: actor.userId }).where(eq(outcomes.id, outcomeId)).run()
        recordEvent(tx, actor, 'measure.seconded', { needId, outcomeId, measureId })
        return false
      }
    }
    decideOutcome(tx, actor, outcome, { status: 'verified', rejectReason: null })
    recordEvent(tx, actor, 'measure.verified', { needId, outcomeId, measureId, profileId })
    return true
  })
}

/** The department gives a measure back and says what is wrong; the enterprise may measure again. */
export function rejectMeasure(actor: Actor, outcomeId: string, { reason, seen }: { reason: string; seen?: number }) {
  transact((tx) => {
    const outcome = outcomeFor(tx, actor, outcomeId, { seen, of: 'measure' })
    decideOutcome(tx, actor, outcome, { status: 'rejected', rejectReason: reason })
    const { needId, measureId } = outcome
    recordEvent(tx, actor, 'measure.rejected', { needId, outcomeId, measureId: measureId! })
  })
}
