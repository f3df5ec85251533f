import { RESULT_KINDS, type ResultKind } from '~/vocabulary/tracks'
import type { Day } from '../days'
import { addDays } from '../days'
import type { NextStep } from '../engagement/next-step'
import { AFTER_DAYS } from '../measures/lifecycle'
import { DOCUMENT_DAYS } from '../result-documents/lifecycle'
import { type OutcomeStatus, VERIFICATION_DAYS } from './lifecycle'

type Reported = { status: OutcomeStatus; reportedOn: Day; kind: ResultKind }
/** What completed work is to end in, and since when it is done. */
export type Ending = { result: ResultKind | null; completedOn: Day | null }

const AGAIN = {
  certificate: { kind: 'report_again', actor: 'parties' },
  measure: { kind: 'measure_again', actor: 'enterprise' },
  document: { kind: 'document_again', actor: 'parties' },
} as const satisfies Record<ResultKind, Pick<NextStep, 'kind' | 'actor'>>

/**
 * What a completed engagement waits for; null once what it is to end in is verified and nothing is open. A measure or a document of work
 * that is to end in a certificate is no end of it; the other way round it is.
 */
export function nextOutcomeStep(outcomes: readonly Reported[], ending: Ending): NextStep | null {
  const rejected = outcomes.find((outcome) => outcome.status === 'rejected')
  if (rejected) return { ...AGAIN[rejected.kind], dueOn: null }
  const [oldest] = outcomes
    .filter((outcome) => outcome.status === 'reported')
    .map((outcome) => outcome.reportedOn)
    .sort()
  if (oldest) return { kind: 'verify', actor: 'department', dueOn: addDays(oldest, VERIFICATION_DAYS) }
  return isEndedBy(outcomes, ending) ? null : wanted(ending)
}

const isEndedBy = (outcomes: readonly Reported[], { result }: Ending) =>
  outcomes.some(({ kind }) => result === null || RESULT_KINDS.indexOf(kind) <= RESULT_KINDS.indexOf(result))

function wanted({ result, completedOn }: Ending): NextStep | null {
  const within = (days: number) => completedOn && addDays(completedOn, days)
  switch (result) {
    case 'certificate':
      return { kind: 'record', actor: 'parties', dueOn: null }
    case 'measure':
      return { kind: 'measure', actor: 'enterprise', dueOn: within(AFTER_DAYS) }
    case 'document':
      return { kind: 'document', actor: 'parties', dueOn: within(DOCUMENT_DAYS) }
    case null:
      return null
  }
}
