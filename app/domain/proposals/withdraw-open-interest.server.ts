import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { interests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { assertMayBecome } from '../lifecycle'
import { ownInterest } from './interests.server'
import { interestTransitions } from './lifecycle'

/** The consultant is not interested any more. Throws `state_changed` once it was answered or the need ended. */
export function withdrawOpenInterest(actor: Actor, interestId: string) {
  transact((tx) => {
    const { needId, status } = ownInterest(actor, interestId, tx)
    if (status === 'withdrawn') return
    assertMayBecome(interestTransitions, status, 'withdrawn')
    tx.update(interests).set({ status: 'withdrawn', endedAt: now() }).where(eq(interests.id, interestId)).run()
    recordEvent(tx, actor, 'interest.withdrawn', { needId, interestId })
  })
}
