import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { waves } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { managedNeed } from '../needs/queries.server'
import { lastWaves } from './waves.server'

/** No further wave goes out; who was invited stays so. Nothing happens where none would. */
export function stopWaves(actor: Actor, needId: string) {
  transact((tx) => {
    managedNeed(actor, needId, tx)
    const last = lastWaves(needId, tx)
    if (!last || last.stoppedAt) return
    tx.update(waves).set({ stoppedAt: now(), stopReason: 'by_enterprise' }).where(eq(waves.id, last.id)).run()
    recordEvent(tx, actor, 'waves.stopped', { needId })
  })
}
