import { transact } from '~db/connection'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { CheckedWith } from '../certification/lifecycle'
import { decideOutcome, outcomeFor } from '../certification/outcome.server'
import { verifiedElsewhere } from './document.server'

/**
 * The department confirms a document: from now on it counts, for the consultant's profile too; one that was verified before goes on
 * counting there alone. `seen`: when what the officer read was reported.
 */
export function verifyDocument(
  actor: Actor,
  outcomeId: string,
  { checkedWith, seen }: { checkedWith: CheckedWith; seen?: number },
) {
  transact((tx) => {
    const outcome = outcomeFor(tx, actor, outcomeId, { seen, of: 'document' })
    const { needId, profileId } = outcome
    const documentId = outcome.documentId!
    const sameAsId = verifiedElsewhere(tx, documentId)
    decideOutcome(tx, actor, outcome, { status: 'verified', rejectReason: null, checkedWith, sameAsId })
    recordEvent(tx, actor, 'document.verified', { needId, outcomeId, documentId, profileId })
  })
}

/** The department gives a document back and says what is wrong; the parties may report it again. */
export function rejectDocument(actor: Actor, outcomeId: string, { reason, seen }: { reason: string; seen?: number }) {
  transact((tx) => {
    const outcome = outcomeFor(tx, actor, outcomeId, { seen, of: 'document' })
    decideOutcome(tx, actor, outcome, { status: 'rejected', rejectReason: reason })
    recordEvent(tx, actor, 'document.rejected', { needId: outcome.needId, outcomeId, documentId: outcome.documentId! })
  })
}
