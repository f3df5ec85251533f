import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { certificates } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { giveCheckCode } from './check-code.server'
import type { CheckedWith } from './lifecycle'
import { decideOutcome, outcomeFor } from './outcome.server'
import { statusElsewhere, verifiedBefore } from './same-paper.server'

/**
 * The department confirms an outcome by its evidence: from now on it counts, for the consultant's profile too; the same paper that
 * was verified before goes on counting there alone, and stands as it does there. `seen`: when what the officer read was reported.
 */
export function verifyOutcome(
  actor: Actor,
  outcomeId: string,
  { checkedWith, seen }: { checkedWith: CheckedWith; seen?: number },
) {
  transact((tx) => {
    const outcome = outcomeFor(tx, actor, outcomeId, { seen })
    const certificateId = outcome.certificateId!
    const sameAsId = verifiedBefore(tx, certificateId)
    decideOutcome(tx, actor, outcome, { status: 'verified', rejectReason: null, checkedWith, sameAsId })
    tx.update(certificates).set(statusElsewhere(tx, certificateId)).where(eq(certificates.id, certificateId)).run()
    giveCheckCode(tx, certificateId)
    const { needId, profileId } = outcome
    recordEvent(tx, actor, 'outcome.verified', { needId, outcomeId, profileId })
  })
}
