import { transact } from '~db/connection'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { decideOutcome, outcomeFor } from './outcome.server'

type RejectInput = {
  reason: string
  /** When what the officer read was reported. */
  seen?: number
}

/** The department gives an outcome back and says what is wrong; the parties may report it again. */
export function rejectOutcome(actor: Actor, outcomeId: string, input: RejectInput) {
  transact((tx) => {
    const outcome = outcomeFor(tx, actor, outcomeId, input)
    decideOutcome(tx, actor, outcome, { status: 'rejected', rejectReason: input.reason })
    recordEvent(tx, actor, 'outcome.rejected', { needId: outcome.needId, outcomeId })
  })
}
