import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { proposalDrafts, proposals } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { DomainError } from '../errors'
import { requestFor } from './asked.server'
import { draftFor } from './keep-draft.server'
import { agreedPartner } from './partners.server'
import { reviseProposal } from './revise-proposal.server'
import { submitProposal } from './submit-proposal.server'
import { versionSent } from './versions.server'

type Read = { id: string; seen: number; partner: string }

/**
 * Sends what was written and read again: the first proposal on a request, or another version of it. `id` is the one that the draft
 * gives it, `seen` when the draft that was read was kept, `partner` the partnership
 * with which it was read; sent twice it is one. Gives the version's number.
 * Throws `state_changed` where the draft says something else by now, its partner is another, or it is not whole, and what the two commands throw.
 */
export function sendDraft(actor: Actor, requestId: string, { id, seen, partner }: Read) {
  return transact((tx): number => {
    requestFor(tx, actor, requestId)
    const draft = draftFor(requestId, tx)
    const sent = versionSent(id, tx)
    if (!draft && sent?.requestId === requestId) return sent.number
    if (!draft?.offer || draft.offer.id !== id || draft.savedAt.getTime() !== seen)
      throw new DomainError('state_changed')
    if ((agreedPartner(requestId, tx)?.id ?? '') !== partner) throw new DomainError('state_changed')
    const before = tx.select().from(proposals).where(eq(proposals.requestId, requestId)).get()
    if (before) reviseProposal(actor, requestId, draft.offer)
    else submitProposal(actor, requestId, draft.offer)
    tx.delete(proposalDrafts).where(eq(proposalDrafts.requestId, requestId)).run()
    return versionSent(id, tx)!.number
  })
}
