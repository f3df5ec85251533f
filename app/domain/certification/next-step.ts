import type { Day } from '../days'
import { addDays } from '../days'
import type { NextStep } from '../engagement/next-step'
import { type OutcomeStatus, VERIFICATION_DAYS } from './lifecycle'

/**
 * What a completed engagement waits for; null once an outcome is verified and none is open, and where none of its subjects
 * ends in a certificate.
 */
export function nextOutcomeStep(
  outcomes: { status: OutcomeStatus; reportedOn: Day }[],
  endsInCertificate: boolean,
): NextStep | null {
  if (outcomes.length === 0) return endsInCertificate ? { kind: 'record', actor: 'parties', dueOn: null } : null
  if (outcomes.some((outcome) => outcome.status === 'rejected')) {
    return { kind: 'report_again', actor: 'parties', dueOn: null }
  }
  const [oldest] = outcomes
    .filter((outcome) => outcome.status === 'reported')
    .map((outcome) => outcome.reportedOn)
    .sort()
  return oldest ? { kind: 'verify', actor: 'department', dueOn: addDays(oldest, VERIFICATION_DAYS) } : null
}
