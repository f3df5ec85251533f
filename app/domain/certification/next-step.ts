import type { Day } from '../days'
import { addDays } from '../days'
import type { NextStep } from '../engagement/next-step'
import { AFTER_DAYS } from '../measures/lifecycle'
import { type OutcomeStatus, VERIFICATION_DAYS } from './lifecycle'

type Reported = { status: OutcomeStatus; reportedOn: Day; isMeasure: boolean }
/** What completed work is to end in, and since when it is done. */
export type Ending = { result: 'certificate' | 'measure' | null; completedOn: Day | null }

/**
 * What a completed engagement waits for; null once an outcome is verified and none is open, and where its subjects end in neither a
 * certificate nor a measure.
 */
export function nextOutcomeStep(outcomes: readonly Reported[], { result, completedOn }: Ending): NextStep | null {
  if (outcomes.length === 0) {
    if (result === 'certificate') return { kind: 'record', actor: 'parties', dueOn: null }
    const dueOn = completedOn && addDays(completedOn, AFTER_DAYS)
    return result === 'measure' ? { kind: 'measure', actor: 'enterprise', dueOn } : null
  }
  const rejected = outcomes.find((outcome) => outcome.status === 'rejected')
  if (rejected?.isMeasure) return { kind: 'measure_again', actor: 'enterprise', dueOn: null }
  if (rejected) return { kind: 'report_again', actor: 'parties', dueOn: null }
  const [oldest] = outcomes
    .filter((outcome) => outcome.status === 'reported')
    .map((outcome) => outcome.reportedOn)
    .sort()
  return oldest ? { kind: 'verify', actor: 'department', dueOn: addDays(oldest, VERIFICATION_DAYS) } : null
}
