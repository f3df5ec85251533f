import { and, eq, isNull } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { interests, needs, proposals, requests, waves } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { assertMayBecome } from '../lifecycle'
import type { NotChosenReason } from '../proposals/lifecycle'
import { type NeedCloseReason, needTransitions } from './lifecycle'
import type { Need } from './queries.server'

/** Why proposals were not chosen, as their consultants read it. */
export type NotChosen = { reason?: NotChosenReason; note?: string }

/**
 * Ends a need with all that hangs on it: requests still open and interests that wait are closed, waves stop, proposals not chosen are
 * declined. `actor` null: nobody answered.
 */
export function endNeed(
  tx: Tx,
  actor: Actor | null,
  { id: needId, status }: Pick<Need, 'id' | 'status'>,
  reason: NeedCloseReason,
  others: NotChosen = {},
) {
  assertMayBecome(needTransitions, status, 'closed')
  const at = now()
  tx.update(needs).set({ status: 'closed', closedAt: at, closeReason: reason }).where(eq(needs.id, needId)).run()
  tx.update(requests)
    .set({ status: 'closed' })
    .where(and(eq(requests.needId, needId), eq(requests.status, 'sent')))
    .run()
  tx.update(proposals)
    .set({
      status: 'declined',
      decidedAt: at,
      notChosenReason: others.reason ?? null,
      notChosenNote: others.note ?? null,
    })
    .where(and(eq(proposals.needId, needId), eq(proposals.status, 'submitted')))
    .run()
  tx.update(interests)
    .set({ status: 'closed', endedAt: at })
    .where(and(eq(interests.needId, needId), eq(interests.status, 'waiting')))
    .run()
  tx.update(waves)
    .set({ stoppedAt: at, stopReason: reason === 'awarded' ? 'chosen' : 'need_closed' })
    .where(and(eq(waves.needId, needId), isNull(waves.stoppedAt)))
    .run()
  recordEvent(tx, actor, 'need.closed', { needId, reason })
}
