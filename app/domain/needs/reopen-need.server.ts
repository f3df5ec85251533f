import { and, eq, exists } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { needs, proposals, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { isJointNeed, restsInGroup } from './joint-need.server'
import { MAX_OPEN_NEEDS, mayReopen } from './lifecycle'
import { managedNeed, needsIn } from './queries.server'

/**
 * Opens a need again that ended without an award. Requests that ended with it stay so, those too whose proposal was declined then:
 * who is wanted is invited again, and nobody else is told. Throws `state_changed` for any other need, `need.of_group` for one that
 * rests while a joint need stands for it and for a joint need, whose group ended with it, `need.too_many_open`
 * beyond MAX_OPEN_NEEDS.
 */
export function reopenNeed(actor: Actor, needId: string) {
  transact((tx) => {
    const need = managedNeed(actor, needId, tx)
    if (!mayReopen(need)) throw new DomainError('state_changed', { from: need.status, to: 'published' })
    if (restsInGroup(needId, tx) || isJointNeed(needId, tx)) throw new DomainError('need.of_group')
    if (needsIn('published', actor, tx) >= MAX_OPEN_NEEDS) throw new DomainError('need.too_many_open')
    tx.update(needs)
      .set({ status: 'published', closedAt: null, closeReason: null, reopenedAt: now() })
      .where(eq(needs.id, needId))
      .run()
    const declined = tx
      .select({ id: proposals.id })
      .from(proposals)
      .where(and(eq(proposals.requestId, requests.id), eq(proposals.status, 'declined')))
    tx.update(requests)
      .set({ status: 'closed' })
      .where(and(eq(requests.needId, needId), eq(requests.status, 'proposed'), exists(declined)))
      .run()
    recordEvent(tx, actor, 'need.reopened', { needId })
  })
}
