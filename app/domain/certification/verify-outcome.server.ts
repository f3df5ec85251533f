import { transact } from '~db/connection'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { giveCheckCode } from './check-code.server'
import { decideOutcome, outcomeFor } from './outcome.server'

/**
 * The department confirms an outcome by its evidence: from now on it counts, for the consultant's profile too.
 * `seen`: when what the officer read was reported.
 */
export function verifyOutcome(actor: Actor, outcomeId: string, seen?: number) {
  transact((tx) => {
    const outcome = outcomeFor(tx, actor, outcomeId, { seen })
    decideOutcome(tx, actor, outcome, { status: 'verified', rejectReason: null })
    giveCheckCode(tx, outcome.certificateId!)
    const { needId, profileId } = outcome
    recordEvent(tx, actor, 'outcome.verified', { needId, outcomeId, profileId })
  })
}
