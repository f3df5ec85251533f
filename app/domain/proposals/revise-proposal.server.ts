import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { proposals } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { requestFor } from './asked.server'
import { changesBetween } from './changes'
import type { ProposalInput } from './forms'
import { MAX_VERSIONS, mayOffer } from './lifecycle'
import { saidIn, saidWith } from './offer-said'
import { agreedPartner } from './partners.server'
import { assertMayOffer, isSentBefore } from './submit-proposal.server'
import { insertVersion, offersOf } from './versions.server'

/**
 * The consultant offers something else on a request on whose proposal the enterprise has not decided: another version, the ones
 * before stay readable. Throws `state_changed` where there is nothing to change any more, `proposal.unchanged` where it says what
 * is offered already, `proposal.versions_enough` after MAX_VERSIONS, and what `submitProposal` throws.
 */
export function reviseProposal(actor: Actor, requestId: string, input: ProposalInput) {
  transact((tx) => {
    const request = requestFor(tx, actor, requestId)
    if (isSentBefore(tx, requestId, input)) return
    const proposal = tx.select().from(proposals).where(eq(proposals.requestId, requestId)).get()
    if (!proposal || !mayOffer({ ...request, proposalStatus: proposal.status })) throw new DomainError('state_changed')
    const offered = offersOf([proposal.id], tx).get(proposal.id)!
    if (offered.number >= MAX_VERSIONS) throw new DomainError('proposal.versions_enough')
    const said = saidWith(input, agreedPartner(requestId, tx))
    if (changesBetween(saidIn(offered), said).length === 0) throw new DomainError('proposal.unchanged')
    assertMayOffer(tx, request, input)
    insertVersion(tx, actor, proposal.id, offered.number + 1, input)
    recordEvent(tx, actor, 'proposal.revised', {
      needId: request.needId,
      requestId,
      proposalId: proposal.id,
      version: offered.number + 1,
    })
  })
}
