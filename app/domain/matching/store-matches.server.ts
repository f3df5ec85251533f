import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { matches as stored, needs } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import type { PlacedMatch } from './ranking/newcomers'

/** Keeps the consultants proposed for a need, in order, in place of those kept before, with the weights that ordered them. */
export function storeMatches(needId: string, matches: readonly PlacedMatch[], weightsVersion: string) {
  transact((tx) => {
    const computedAt = now()
    tx.delete(stored).where(eq(stored.needId, needId)).run()
    tx.update(needs).set({ matchedAt: computedAt }).where(eq(needs.id, needId)).run()
    matches.forEach((match, position) => {
      tx.insert(stored)
        .values({ needId, ...match, position, weightsVersion, computedAt })
        .run()
    })
    recordEvent(tx, null, 'need.matched', { needId, matches: matches.length })
  })
}
