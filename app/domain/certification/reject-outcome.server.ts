import { transact } from '~db/connection'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { decideOutcome, outcomeFor } from './outcome.server'

/** The department gives an outcome back and says what is wrong; the parties may report it again. */
export function rejectOutcome(actor: Actor, outcomeId: string, input: { reason: string }) {
  transact((tx) => {
    const outcome = outcomeFor(tx, actor, outcomeId)
    decideOutcome(tx, actor, outcome, { status: 'rejected', rejectReason: input.reason })
    recordEvent(tx, actor, 'outcome.rejected', { needId: outcome.needId, outcomeId })
  })
}
