import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { matches as stored } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import type { PlacedMatch } from './newcomers'

/** Keeps the consultants proposed for a need, in order, in place of those kept before, with the weights that ordered them. */
export function storeMatches(needId: string, matches: readonly PlacedMatch[], weightsVersion: string) {
  transact((tx) => {
    tx.delete(stored).where(eq(stored.needId, needId)).run()
    matches.forEach((match, position) => {
      tx.insert(stored)
        .values({ needId, ...match, position, weightsVersion, computedAt: now() })
        .run()
    })
    recordEvent(tx, null, 'need.matched', { needId, matches: matches.length })
  })
}
