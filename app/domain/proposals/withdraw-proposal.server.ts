import { and, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { proposals, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { requestFor } from './asked.server'
import type { DeclineInput } from './forms'
import { requestTransitions } from './lifecycle'

/**
 * The consultant takes back a proposal on which the enterprise has not decided: the request is declined after all, with a reason
 * that the enterprise reads. Throws `state_changed` where there is nothing to take back.
 */
export function withdrawProposal(actor: Actor, requestId: string, { reason, note }: DeclineInput) {
  transact((tx) => {
    const request = requestFor(tx, actor, requestId)
    if (request.needStatus !== 'published') throw new DomainError('state_changed', { need: request.needStatus })
    const undecided = and(eq(proposals.requestId, requestId), eq(proposals.status, 'submitted'))
    const proposal = tx.select({ id: proposals.id }).from(proposals).where(undecided).get()
    if (!proposal) throw new DomainError('state_changed')
    tx.update(proposals).set({ status: 'withdrawn', decidedAt: now() }).where(undecided).run()
    assertMayBecome(requestTransitions, request.status, 'declined')
    tx.update(requests)
      .set({ status: 'declined', declineReason: reason, declineNote: note ?? null })
      .where(eq(requests.id, requestId))
      .run()
    recordEvent(tx, actor, 'proposal.withdrawn', {
      needId: request.needId,
      requestId,
      proposalId: proposal.id,
      reason,
    })
  })
}
