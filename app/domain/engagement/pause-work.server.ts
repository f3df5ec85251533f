import { and, count, eq, isNull } from 'drizzle-orm'
import { dayOf, now, today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { milestones, pauseExtensions, workPauses } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { type Day, monthsAfter } from '../days'
import { DomainError, notFound } from '../errors'
import { assertReplay } from '../sent-before'
import { addWorkingDays, workingDaysBetween } from '../working-days'
import { openMilestones } from './milestone.server'
import { MAX_PAUSE_MONTHS, MAX_PAUSES } from './off-plan'
import { engagementFor } from './party.server'
import { isPausedWork } from './pauses.server'
import { waitingChanges } from './plan.server'
import { canSeeEngagement, sideOf } from './policy'

type PauseInput = { id: string; reason: string; until: Day }

/**
 * Either side pauses the work, and says why and until about when: nothing is asked of anybody meanwhile. `id` comes from the form: sent
 * twice, it is one. Throws `state_changed` where it rests already, or is done or ended; `pause.change_waits` while a proposed change
 * waits for an answer, whose days would be other ones by then; `pause.too_many`, `pause.too_long`, `sent_before`.
 */
export function pauseWork(actor: Actor, engagementId: string, { id, reason, until }: PauseInput) {
  transact((tx) => {
    const work = engagementFor(tx, actor, engagementId, canSeeEngagement)
    const side = sideOf(actor)!
    const known = tx.select().from(workPauses).where(eq(workPauses.id, id)).get()
    if (known && (known.engagementId !== engagementId || known.side !== side)) throw notFound()
    if (known) return assertReplay(known, { reason, until })
    if (until > monthsAfter(today(), MAX_PAUSE_MONTHS)) throw new DomainError('pause.too_long', {}, 'until')
    if (work.status !== 'active' || isPausedWork(tx, engagementId)) throw new DomainError('state_changed')
    if (waitingChanges(tx, [engagementId]).size > 0) throw new DomainError('pause.change_waits')
    const ofSide = and(eq(workPauses.engagementId, engagementId), eq(workPauses.side, side))
    const { paused } = tx.select({ paused: count() }).from(workPauses).where(ofSide).get()!
    if (paused >= MAX_PAUSES) throw new DomainError('pause.too_many')
    const pause = { id, engagementId, side, reason, until, pausedBy: actor.userId, pausedAt: now() }
    tx.insert(workPauses).values(pause).run()
    const moved = openMilestones(tx, engagementId).map((milestone) => milestone.id)
    recordEvent(tx, actor, 'engagement.paused', { needId: work.needId, engagementId, moved })
  })
}

/**
 * Either side says that the work rests longer than it was expected to, and why; the other is told, as of the pause. The days move by what it
 * rested, once it goes on. `id` comes from the form. Throws `state_changed` where it does not rest, `pause.not_later` for a day that is not
 * after the one that was said last, `pause.too_many`, `sent_before`.
 */
export function extendPause(actor: Actor, engagementId: string, { id, reason, until }: PauseInput) {
  transact((tx) => {
    const work = engagementFor(tx, actor, engagementId, canSeeEngagement)
    const side = sideOf(actor)!
    const known = tx
      .select({ row: pauseExtensions, engagementId: workPauses.engagementId })
      .from(pauseExtensions)
      .innerJoin(workPauses, eq(workPauses.id, pauseExtensions.pauseId))
      .where(eq(pauseExtensions.id, id))
      .get()
    if (known && (known.engagementId !== engagementId || known.row.side !== side)) throw notFound()
    if (known) return assertReplay(known.row, { reason, until })
    const pause = openPause(tx, engagementId)
    if (work.status !== 'active' || !pause) throw new DomainError('state_changed')
    if (until <= pause.until) throw new DomainError('pause.not_later', { day: pause.until }, 'until')
    const ofPause = eq(pauseExtensions.pauseId, pause.id)
    const { extended } = tx.select({ extended: count() }).from(pauseExtensions).where(ofPause).get()!
    if (extended >= MAX_PAUSES) throw new DomainError('pause.too_many')
    const extension = { id, pauseId: pause.id, side, reason, until, extendedBy: actor.userId, extendedAt: now() }
    tx.insert(pauseExtensions).values(extension).run()
    tx.update(workPauses).set({ until }).where(eq(workPauses.id, pause.id)).run()
    recordEvent(tx, actor, 'engagement.pause_extended', { needId: work.needId, engagementId })
  })
}

const openPause = (tx: Tx, engagementId: string) =>
  tx
    .select()
    .from(workPauses)
    .where(and(eq(workPauses.engagementId, engagementId), isNull(workPauses.resumedAt)))
    .get()

/**
 * Either side goes on: what was not accepted is due later by the working days that the work rested, the first day of the pause among
 * them, today not. Resumed already, it changes nothing.
 */
export function resumeWork(actor: Actor, engagementId: string) {
  transact((tx) => {
    const work = engagementFor(tx, actor, engagementId, canSeeEngagement)
    if (work.status !== 'active') throw new DomainError('state_changed')
    const pause = openPause(tx, engagementId)
    if (!pause) return
    const movedDays = workingDaysBetween(dayOf(pause.pausedAt), today())
    const open = openMilestones(tx, engagementId)
    for (const { id, dueOn } of movedDays > 0 ? open : [])
      tx.update(milestones)
        .set({ dueOn: addWorkingDays(dueOn, movedDays) })
        .where(eq(milestones.id, id))
        .run()
    tx.update(workPauses)
      .set({ resumedBy: actor.userId, resumedAt: now(), movedDays })
      .where(eq(workPauses.id, pause.id))
      .run()
    const moved = open.map(({ id }) => id)
    recordEvent(tx, actor, 'engagement.resumed', { needId: work.needId, engagementId, moved })
  })
}
