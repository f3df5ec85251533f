import { and, eq, lt } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { db, transact, type Tx } from '~db/connection'
import { needs } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { addDays, startOf } from '../days'
import { DomainError } from '../errors'
import { endNeed } from './end-need.server'
import { ASK_DAYS, MOST_ASKS, SILENT_DAYS } from './lifecycle'
import { managedNeed } from './queries.server'

/**
 * Asks the enterprise of each open need about which nobody did anything for SILENT_DAYS whether it still wants it, once more after
 * ASK_DAYS, and ends it after as many again: MOST_ASKS times asked, never less, whatever days the job missed.
 */
export function askSilentNeeds() {
  const silent = and(eq(needs.status, 'published'), lt(needs.activeAt, startOf(addDays(today(), 1 - SILENT_DAYS))))
  for (const { id } of db.select({ id: needs.id }).from(needs).where(silent).all()) transact((tx) => ask(tx, id))
}

function ask(tx: Tx, needId: string) {
  const need = tx
    .select()
    .from(needs)
    .where(and(eq(needs.id, needId), eq(needs.status, 'published')))
    .get()
  if (!need || (need.askedAt && need.askedAt >= startOf(addDays(today(), 1 - ASK_DAYS)))) return
  if (need.asks >= MOST_ASKS) return endNeed(tx, null, need, 'no_answer')
  const ask = need.asks + 1
  tx.update(needs).set({ asks: ask, askedAt: now() }).where(eq(needs.id, needId)).run()
  recordEvent(tx, null, 'need.asked', { needId, ask })
}

/** The enterprise still wants what it asked for. Throws `state_changed` once the need has ended. */
export function keepNeed(actor: Actor, needId: string) {
  transact((tx) => {
    const { status } = managedNeed(actor, needId, tx)
    if (status !== 'published') throw new DomainError('state_changed', { status })
    recordEvent(tx, actor, 'need.kept', { needId })
  })
}
