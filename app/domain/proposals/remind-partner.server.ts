import { eq } from 'drizzle-orm'
import { dayOf, now, today } from '~db/clock'
import { transact } from '~db/connection'
import { partnerships } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { mayOffer, quietUntil } from './lifecycle'
import { partnerRemindable, partnershipLed } from './partnerships.server'

/**
 * The lead reminds a partner who has not answered, by the rule of invitations; the partner has at least the working days of a reminder
 * from now on. Throws `state_changed` once there is an answer or nothing can be offered any more, `request.reminded_lately`,
 * `partner.reminded_enough`.
 */
export function remindPartner(actor: Actor, requestId: string, partnershipId: string) {
  transact((tx) => {
    const asked = partnershipLed(actor, requestId, partnershipId, tx)
    if (asked.status !== 'asked' || !mayOffer(asked.request)) throw new DomainError('state_changed')
    const from = partnerRemindable(asked)
    if (from === null) throw new DomainError('partner.reminded_enough')
    if (today() < from) {
      const last = asked.remindedAt ? dayOf(asked.remindedAt) : ''
      throw new DomainError('request.reminded_lately', { last, from })
    }
    const until = quietUntil({ sentOn: dayOf(asked.askedAt), remindedOn: today() })
    const dueOn = [until, asked.dueOn].sort().at(-1)!
    tx.update(partnerships)
      .set({ remindedAt: now(), reminders: asked.reminders + 1, dueOn })
      .where(eq(partnerships.id, partnershipId))
      .run()
    recordEvent(tx, actor, 'partnership.reminded', { needId: asked.needId, requestId, partnershipId })
  })
}
