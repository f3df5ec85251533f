import { and, eq, inArray } from 'drizzle-orm'
import { enqueue } from '~/jobs/outbox.server'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { newId } from '~db/ids'
import { mails, savedSearches, savedSearchFinds } from '~db/schema'

type Search = { id: string; userId: string }

/** Writes the mail that tells a search's owner of finds, and asks for it to be sent. */
export function writeFindsMail(tx: Tx, { id: savedSearchId, userId }: Search, targetIds: readonly string[]) {
  const mailId = newId()
  tx.insert(mails).values({ id: mailId, userId, kind: FINDS_MAIL, detail: { savedSearchId } }).run()
  tx.update(savedSearchFinds)
    .set({ mailId })
    .where(and(eq(savedSearchFinds.savedSearchId, savedSearchId), inArray(savedSearchFinds.targetId, [...targetIds])))
    .run()
  tx.update(savedSearches).set({ lastSentAt: now() }).where(eq(savedSearches.id, savedSearchId)).run()
  enqueue(tx, 'mail.send', { mailId })
}

/** The kind of a mail that tells what a saved search found; its detail names the search. */
export const FINDS_MAIL = 'saved_search.found'
