import { eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { proposals, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { isMemberOf } from '../needs/joint-need.server'
import { isOverdue } from '../overdue'
import { assertReplay } from '../sent-before'
import { assertMayAnswer, requestFor } from './asked.server'
import { certifiesClient } from './conflict.server'
import type { ProposalInput } from './forms'
import { saidBy } from './offer-said'
import { isPartnerFor } from './possible-partners.server'
import { shareContact } from './share-contact.server'
import { insertVersion, versionSent } from './versions.server'

/**
 * The consultant answers a request with a proposal, its first version. Who offers is interested: where the enterprise allowed it, they
 * see from now on how it is reached. `input.id` comes from the form: sent twice, it is one proposal.
 * Throws `sent_before` where what was sent under that id says something else, `proposal.day_past` where it would hold until before
 * today, `proposal.member_left` where it is for a member that is not in the group, `proposal.certifies_client` for whoever certifies this
 * enterprise, `proposal.partner_elsewhere` for whoever has agreed to a joint proposal for the same need.
 */
export function submitProposal(actor: Actor, requestId: string, input: ProposalInput) {
  transact((tx) => {
    const request = requestFor(tx, actor, requestId)
    if (isSentBefore(tx, requestId, input)) return
    assertMayAnswer(request, 'proposed')
    assertMayOffer(tx, request, input)

    const { id } = input
    const submittedAt = now()
    tx.insert(proposals).values({ id, requestId, needId: request.needId, submittedAt }).run()
    insertVersion(tx, actor, id, 1, input)
    tx.update(requests).set({ status: 'proposed', answeredAt: submittedAt }).where(eq(requests.id, requestId)).run()
    recordEvent(tx, actor, 'proposal.submitted', { needId: request.needId, requestId, proposalId: id })
    shareContact(tx, actor, request, 'interested')
  })
}

/** Whether this form came before, with the same in it; throws where it was another request's, or said something else. */
export function isSentBefore(tx: Tx, requestId: string, input: ProposalInput): boolean {
  const known = versionSent(input.id, tx)
  if (!known) return false
  if (known.requestId !== requestId) throw notFound()
  assertReplay(known.said, saidBy(input))
  return true
}

export function assertMayOffer(tx: Tx, request: { needId: string; profileId: string }, input: ProposalInput) {
  const isOfGroup = ({ memberId }: { memberId?: string }) => !memberId || isMemberOf(request.needId, memberId, tx)
  if (![...input.lines, ...input.milestones].every(isOfGroup)) throw new DomainError('proposal.member_left')
  if (isOverdue(input.validUntil, today())) throw new DomainError('proposal.day_past', {}, 'validUntil')
  if (certifiesClient(tx, request)) throw new DomainError('proposal.certifies_client')
  if (isPartnerFor(tx, request)) throw new DomainError('proposal.partner_elsewhere')
}
