import { eq } from 'drizzle-orm'
import { securityToPhone } from '~/phone/write-to-phone.server'
import { transact } from '~db/connection'
import { users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertFree } from './insert-account.server'
import type { Actor } from './lifecycle'
import { usePhoneCodes } from './phone-codes.server'
import { takesPhoneMessages } from './takes-phone-messages.server'

/**
 * Gives the actor's account another mobile number, or none, whose password was asked for just before; the number before is told. Throws `accounts.phone_taken` and,
 * for an account without e-mail, `accounts.phone_needed` beside `phone`.
 */
export function changePhone(actor: Actor, phone: string | null) {
  transact((tx) => {
    const user = tx.select().from(users).where(eq(users.id, actor.userId)).get()
    if (!user) throw notFound()
    if (user.phone === phone) return
    if (phone === null && user.email === null) throw new DomainError('accounts.phone_needed', {}, 'phone')
    assertFree(tx, { email: null, phone })
    if (user.phone !== null && takesPhoneMessages(user)) securityToPhone(tx, user.id, 'sign_in_changed', user.phone)
    usePhoneCodes(tx, user.id)
    tx.update(users).set({ phone, phoneConfirmedAt: null, phoneStoppedAt: null }).where(eq(users.id, user.id)).run()
    recordEvent(tx, actor, 'account.phone_changed', {})
  })
}
