import { eq } from 'drizzle-orm'
import { dayOf, now, today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { morningOf } from '../days'
import { DomainError } from '../errors'
import { askedOf } from '../needs/steps.server'
import { requestFor, requestSent } from './asked.server'
import { quietUntil, remindableFrom, type RequestStatus } from './lifecycle'

/**
 * The enterprise reminds a consultant who has not answered, and who has at least the working days of a reminder from now on. Throws
 * `state_changed` once there is an answer or an end, `request.reminded_lately` before REMINDER_DAYS working days have passed since it was sent or reminded of,
 * `request.reminded_enough` after MAX_REMINDERS.
 */
export function remindOfRequest(actor: Actor, needId: string, requestId: string) {
  transact((tx) => {
    remind(tx, requestSent(tx, actor, needId, requestId), false)
    recordEvent(tx, actor, 'request.reminded', { needId, requestId })
  })
}

/** The department does, by the same rule and count. */
export function remindByDepartment(actor: Actor, requestId: string) {
  transact((tx) => {
    const request = requestFor(tx, actor, requestId, 'department')
    remind(tx, request, true)
    recordEvent(tx, actor, 'request.reminded', { needId: request.needId, requestId, by: 'department' })
  })
}

type Sent = Parameters<typeof askedOf>[0] & { id: string; status: RequestStatus; needStatus: string; reminders: number }

function remind(tx: Tx, request: Sent, remindedByDepartment: boolean) {
  const { id, status, needStatus, reminders } = request
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
    .set({ remindedAt: now(), reminders: reminders + 1, remindedByDepartment, dueAt })
    .where(eq(requests.id, id))
    .run()
}
