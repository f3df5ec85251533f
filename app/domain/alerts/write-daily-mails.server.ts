import { and, eq, gte, isNull, or } from 'drizzle-orm'
import { transact } from '~db/connection'
import { savedSearches, savedSearchFinds } from '~db/schema'
import { writeFindsMail } from './write-mail.server'

/**
 * One mail for each search told of daily, with everything it found since the last one. All in one transaction: done
 * again, nothing is left to tell.
 */
export function writeDailyMails() {
  transact((tx) => {
    const untold = tx
      .select({ id: savedSearches.id, userId: savedSearches.userId, targetId: savedSearchFinds.targetId })
      .from(savedSearchFinds)
      .innerJoin(savedSearches, eq(savedSearches.id, savedSearchFinds.savedSearchId))
      .where(
        and(
          eq(savedSearches.frequency, 'daily'),
          isNull(savedSearchFinds.mailId),
          or(isNull(savedSearches.lastSentAt), gte(savedSearchFinds.foundAt, savedSearches.lastSentAt)),
        ),
      )
      .orderBy(savedSearches.id, savedSearchFinds.foundAt)
      .all()
    const bySearch = new Map(untold.map((search) => [search.id, { search, targetIds: [] as string[] }]))
    for (const { id, targetId } of untold) bySearch.get(id)!.targetIds.push(targetId)
    for (const { search, targetIds } of bySearch.values()) writeFindsMail(tx, search, targetIds)
  })
}
