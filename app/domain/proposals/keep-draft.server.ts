import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Reader, transact } from '~db/connection'
import { proposalDrafts, proposals, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { DomainError } from '../errors'
import { requestFor } from './asked.server'
import type { ProposalInput } from './forms'
import { mayOffer } from './lifecycle'

/** What is being written: as typed, and as the form reads it where nothing is missing or wrong. */
export type Draft = { typed: Record<string, unknown>; offer: ProposalInput | null }

/** What is being written for a request, who kept it and when; null where nothing is. The caller has the right to the request. */
export function draftFor(requestId: string, reader: Reader = db) {
  const row = reader
    .select({
      typed: proposalDrafts.typed,
      offer: proposalDrafts.offer,
      savedAt: proposalDrafts.savedAt,
      savedBy: proposalDrafts.savedBy,
      savedByName: users.name,
    })
    .from(proposalDrafts)
    .innerJoin(users, eq(users.id, proposalDrafts.savedBy))
    .where(eq(proposalDrafts.requestId, requestId))
    .get()
  return row ? { ...row, offer: row.offer as ProposalInput | null } : null
}

/**
 * Keeps what is being written for a request, whatever is missing in it; the enterprise sees nothing of it. `seen`: when the draft that
 * the page began with was kept, 0 for none. Throws `changed_meanwhile` where a colleague kept another one since, `state_changed`
 * where nothing can be offered on the request.
 */
export function keepDraft(actor: Actor, requestId: string, { typed, offer }: Draft, seen: number) {
  transact((tx) => {
    const request = requestFor(tx, actor, requestId)
    const proposal = tx.select().from(proposals).where(eq(proposals.requestId, requestId)).get()
    if (!mayOffer({ ...request, proposalStatus: proposal?.status })) throw new DomainError('state_changed')
    const kept = draftFor(requestId, tx)
    if (kept && kept.savedBy !== actor.userId && kept.savedAt.getTime() > seen)
      throw new DomainError('changed_meanwhile')
    const values = { typed, offer, savedBy: actor.userId, savedAt: now() }
    tx.insert(proposalDrafts)
      .values({ requestId, ...values })
      .onConflictDoUpdate({ target: proposalDrafts.requestId, set: values })
      .run()
  })
}
