import { eq } from 'drizzle-orm'
import { phoneMessagesAreSeen } from '~/phone/settings.server'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import type { Actor } from './lifecycle'
import { isPhoneCode, livingCode, sendCode, usePhoneCodes } from './phone-codes.server'
import { type PhoneStanding, phoneStanding } from './takes-phone-messages.server'

/** How it stands with messages to the actor's own number, and until when a code that was sent there works. */
export function ownPhoneStanding(actor: Actor): { standing: PhoneStanding; codeUntil: Date | null } {
  const user = db.select().from(users).where(eq(users.id, actor.userId)).get()
  if (!user) throw notFound()
  return { standing: phoneStanding(user), codeUntil: livingCode(user.id, 'confirm')?.expiresAt ?? null }
}

/**
 * Sends a code to the actor's number, to show that they have the phone. Throws `accounts.too_many_codes`, and `state_changed` where there
 * is no number, it is confirmed, or nothing is sent to phones.
 */
export function askForPhoneCode(actor: Actor) {
  transact((tx) => {
    const user = tx.select().from(users).where(eq(users.id, actor.userId)).get()
    if (!user) throw notFound()
    const { id, phone } = user
    if (phone === null || phoneStanding(user) === 'confirmed' || !phoneMessagesAreSeen()) {
      throw new DomainError('state_changed')
    }
    sendCode(tx, { id, phone }, 'confirm')
    recordEvent(tx, actor, 'account.phone_code_asked', {})
  })
}

/** The actor has the phone: they read the code there. Throws `accounts.wrong_phone_code` beside `code`. */
export function confirmPhone(actor: Actor, digits: string) {
  const isRight = transact((tx) => {
    if (!isPhoneCode(tx, actor.userId, 'confirm', digits)) return false
    usePhoneCodes(tx, actor.userId, 'confirm')
    tx.update(users).set({ phoneConfirmedAt: now(), phoneStoppedAt: null }).where(eq(users.id, actor.userId)).run()
    recordEvent(tx, actor, 'account.phone_confirmed', {})
    return true
  })
  if (!isRight) throw new DomainError('accounts.wrong_phone_code', {}, 'code')
}
