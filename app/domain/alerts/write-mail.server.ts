import { and, eq, inArray } from 'drizzle-orm'
import { writeMail } from '~/mail/write-mail.server'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { savedSearches, savedSearchFinds } from '~db/schema'

type Search = { id: string; userId: string }

/** Writes the mail that tells a search's owner of finds, where mails reach them; the finds stand on the page in any case. */
export function writeFindsMail(tx: Tx, { id: savedSearchId, userId }: Search, targetIds: readonly string[]) {
  const mailId = writeMail(tx, userId, 'saved_search.found', { savedSearchId })
  if (mailId === null) return
  tx.update(savedSearchFinds)
    .set({ mailId })
    .where(and(eq(savedSearchFinds.savedSearchId, savedSearchId), inArray(savedSearchFinds.targetId, [...targetIds])))
    .run()
  tx.update(savedSearches).set({ lastSentAt: now() }).where(eq(savedSearches.id, savedSearchId)).run()
}
