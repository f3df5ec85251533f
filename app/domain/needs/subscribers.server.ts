import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { needs } from '~db/schema'
import type { Recorded } from '../activity/events'

/** One of the two sides did something about a need: it is not silent, and what was asked is answered by that. */
export function noteActivity(tx: Tx, detail: { needId?: string; by?: string }, { userId }: Recorded) {
  if (!detail.needId || userId === null || detail.by === 'department') return
  tx.update(needs).set({ activeAt: now(), asks: 0, askedAt: null }).where(eq(needs.id, detail.needId)).run()
}
