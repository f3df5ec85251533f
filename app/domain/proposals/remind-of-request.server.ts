import { eq } from 'drizzle-orm'
import { dayOf, now, today } from '~db/clock'
import { transact } from '~db/connection'
import { requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { morningOf } from '../days'
import { DomainError } from '../errors'
import { askedOf } from '../needs/steps.server'
import { requestSent } from './asked.server'
import { quietUntil, remindableFrom } from './lifecycle'

/**
 * The enterprise reminds a consultant who has not answered, who has at least the working days of a reminder from now on. Throws `state_changed` once there is an answer or an end,
 * `request.reminded_lately` before REMINDER_DAYS working days have passed since it was sent or reminded of,
 * `request.reminded_enough` after MAX_REMINDERS.
 */
export function remindOfRequest(actor: Actor, needId: string, requestId: string) {
  transact((tx) => {
    const request = requestSent(tx, actor, needId, requestId)
    const { status, needStatus, reminders } = request
    if (status !== 'sent' || needStatus !== 'published') throw new DomainError('state_changed', { status })
    const from = remindableFrom({ ...askedOf(request), reminders })
    if (from === null) throw new DomainError('request.reminded_enough')
    if (today() < from) {
      const last = request.remindedAt ? dayOf(request.remindedAt) : ''
      throw new DomainError('request.reminded_lately', { last, from })
    }
    const until = quietUntil({ sentOn: dayOf(request.sentAt), remindedOn: today() })
    const dueAt = until > dayOf(request.dueAt) ? morningOf(until) : request.dueAt
    tx.update(requests)
      .set({ remindedAt: now(), reminders: reminders + 1, dueAt })
      .where(eq(requests.id, requestId))
      .run()
    recordEvent(tx, actor, 'request.reminded', { needId, requestId })
  })
}
