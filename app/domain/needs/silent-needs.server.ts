import { and, eq, lt } from 'drizzle-orm'
import { dayOf, now, today } from '~db/clock'
import { db, transact, type Tx } from '~db/connection'
import { needs } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { addDays, type Day, startOf } from '../days'
import { DomainError, notFound } from '../errors'
import { REMINDER_DAYS } from '../proposals/lifecycle'
import { addWorkingDays } from '../working-days'
import { endNeed } from './end-need.server'
import { ASK_DAYS, MOST_ASKS, SILENT_DAYS } from './lifecycle'
import { canFollowUp } from './policy'
import { managedNeed } from './queries.server'

/**
 * Asks the enterprise of each open need about which nobody did anything for SILENT_DAYS whether it still wants it, once more after
 * ASK_DAYS, and ends it after as many again: MOST_ASKS times asked, never less, whatever days the job missed.
 */
export function askSilentNeeds() {
  for (const { id } of db.select({ id: needs.id }).from(needs).where(isSilent()).all()) transact((tx) => look(tx, id))
}

/** An open need about which neither side did anything for SILENT_DAYS. */
export const isSilent = () => and(eq(needs.status, 'published'), lt(needs.activeAt, silentBefore()))
const silentBefore = () => startOf(addDays(today(), 1 - SILENT_DAYS))

/**
 * The department asks about a silent need of its province before the next day of asking has come: one of the MOST_ASKS. Throws
 * `not_found`, `state_changed` where it is not silent any more, was asked as often, or asked of too lately.
 */
export function askAboutNeed(actor: Actor, needId: string) {
  transact((tx) => {
    const need = tx.select().from(needs).where(eq(needs.id, needId)).get()
    if (!need || !canFollowUp(actor, need)) throw notFound()
    const { status, activeAt } = need
    const isStill = status === 'published' && activeAt !== null && activeAt < silentBefore()
    if (!isStill || !isAskable(need)) throw new DomainError('state_changed')
    ask(tx, actor, need)
  })
}

type Asked = { asks: number; askedAt: Date | null }

/** From which day on the department may ask; null: it was asked as often as it is before it ends. */
export const askableFrom = ({ asks, askedAt }: Asked): Day | null =>
  asks >= MOST_ASKS ? null : askedAt ? addDays(addWorkingDays(dayOf(askedAt), REMINDER_DAYS), 1) : today()

function isAskable(asked: Asked): boolean {
  const from = askableFrom(asked)
  return from !== null && from <= today()
}

function look(tx: Tx, needId: string) {
  const need = tx
    .select()
    .from(needs)
    .where(and(eq(needs.id, needId), eq(needs.status, 'published')))
    .get()
  if (!need || (need.askedAt && need.askedAt >= startOf(addDays(today(), 1 - ASK_DAYS)))) return
  if (need.asks >= MOST_ASKS) return endNeed(tx, null, need, 'no_answer')
  ask(tx, null, need)
}

function ask(tx: Tx, actor: Actor | null, { id: needId, asks }: { id: string; asks: number }) {
  tx.update(needs)
    .set({ asks: asks + 1, askedAt: now() })
    .where(eq(needs.id, needId))
    .run()
  const by = actor ? { by: 'department' as const } : {}
  recordEvent(tx, actor, 'need.asked', { needId, ask: asks + 1, ...by })
}

/** The enterprise still wants what it asked for. Throws `state_changed` once the need has ended. */
export function keepNeed(actor: Actor, needId: string) {
  transact((tx) => {
    const { status } = managedNeed(actor, needId, tx)
    if (status !== 'published') throw new DomainError('state_changed', { status })
    recordEvent(tx, actor, 'need.kept', { needId })
  })
}
