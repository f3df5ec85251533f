import { isDeepStrictEqual } from 'node:util'
import { and, eq, gt, inArray } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { matches as stored, needs, profiles } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import type { PlacedMatch } from './ranking/newcomers'

/** What it may spend is matched by, and is no change for consultants (`changedAt`). */
type NeedAsRead = Pick<typeof needs.$inferSelect, 'id' | 'changedAt' | 'budgetMillion'>

/** Milliseconds before a list was written within which a change may not have reached it. */
const ON_THE_WAY = 86_400_000

/**
 * Keeps the consultants proposed for a need, in order, in place of those kept before, with the weights that ordered them. Who joins
 * a list that was kept already, and was introduced or changed its profile since, is known by when it joined: who comes and goes with
 * the weights, or with the engine that answered, is no news. Nothing is written where nothing changes, nor for a need that ended or
 * changed since it was read: that one is matched by a job of its own. An event tells of it where others are proposed, not where
 * only their order is another.
 */
export function storeMatches(
  { id: needId, ...read }: NeedAsRead,
  found: readonly PlacedMatch[],
  weightsVersion: string,
) {
  transact((tx) => {
    const need = tx.select().from(needs).where(eq(needs.id, needId)).get()
    if (need?.status !== 'published' || need.changedAt?.getTime() !== read.changedAt?.getTime()) return
    if (need.budgetMillion !== read.budgetMillion) return
    const before = tx.select().from(stored).where(eq(stored.needId, needId)).orderBy(stored.position).all()
    const after = found.map((match, position) => ({ needId, ...match, position, weightsVersion }))
    const isFirst = need.matchedAt === null
    if (!isFirst && isDeepStrictEqual(before.map(withoutMoments), asKept(after))) return

    const computedAt = now()
    const known = new Map(before.map(({ profileId, addedAt }) => [profileId, addedAt]))
    const fresh = isFirst ? new Set() : changedSince(tx, new Date(need.matchedAt!.getTime() - ON_THE_WAY), after)
    const joins = ({ profileId }: { profileId: string }) => !known.has(profileId) && fresh.has(profileId)
    tx.delete(stored).where(eq(stored.needId, needId)).run()
    tx.update(needs).set({ matchedAt: computedAt }).where(eq(needs.id, needId)).run()
    for (const match of after) {
      tx.insert(stored)
        .values({ ...match, computedAt, addedAt: joins(match) ? computedAt : (known.get(match.profileId) ?? null) })
        .run()
    }
    if (isFirst || before.length !== after.length || after.some(joins))
      recordEvent(tx, null, 'need.matched', { needId, matches: after.length })
  })
}

/** Those of the profiles that were changed or checked after a moment. */
function changedSince(tx: Tx, moment: Date, found: readonly { profileId: string }[]): Set<string> {
  const ids = found.map(({ profileId }) => profileId)
  const changed = and(inArray(profiles.id, ids), gt(profiles.updatedAt, moment))
  return new Set(
    tx
      .select({ id: profiles.id })
      .from(profiles)
      .where(changed)
      .all()
      .map(({ id }) => id),
  )
}

const withoutMoments = ({ computedAt: _, addedAt: __, ...match }: typeof stored.$inferSelect) => match
/** As JSON columns give it back. */
const asKept = <T>(matches: T): T => JSON.parse(JSON.stringify(matches)) as T
