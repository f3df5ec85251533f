import { eq } from 'drizzle-orm'
import { writeMail } from '~/mail/write-mail.server'
import { phoneMessagesAreSeen } from '~/phone/settings.server'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { isCodeOf, useCodes } from './access-codes.server'
import { forgetDisowned, insertLink, mayHaveLink, openedLink, useLinks } from './account-links.server'
import { withdrawInvitationsOf } from './change-membership.server'
import { ACCESS_CODE_DIGITS, ACCOUNT_LINK_PURPOSES } from './lifecycle'
import { isPhoneCode, waitForCode, sendCode, usePhoneCodes } from './phone-codes.server'
import { needsSecondStep } from './policy'
import { accountOf, workspacesOf } from './queries.server'
import { hasSecondStep } from './second-step.server'
import { endSessions } from './sessions.server'
import { takesMail } from './takes-mail'
import { takesPhoneMessages } from './takes-phone-messages.server'

type User = NonNullable<ReturnType<typeof accountOf>>

/**
 * Sends the way to a new password: to whoever asks by the number a code to that phone, where it may open the account, else a mail to the
 * account's address. Says nothing of whether there is such an account, has an address, or asked too often: whoever asks may be a stranger.
 */
export function askForReset(login: string) {
  transact((tx) => {
    const user = accountOf(login, tx)
    if (!user) return
    const isSent = login === user.phone && phoneMayReset(tx, user) ? sendResetCode(tx, user) : mailReset(tx, user)
    if (isSent) recordEvent(tx, { userId: user.id, organisationId: null }, 'account.reset_asked', {})
  })
}

/**
 * A phone opens no account of an agency or an administrator, since numbers are given to other people; nor, as long as it was not shown
 * whose it is, one with an address that takes mails, or with a second step, which another may have.
 */
const phoneMayReset = (tx: Tx, user: User) =>
  phoneMessagesAreSeen() &&
  !needsSecondStep(workspacesOf(user.id, tx)) &&
  (user.phoneConfirmedAt !== null || !(takesMail(user) || hasSecondStep(user.id, tx)))

function sendResetCode(tx: Tx, { id, phone }: User): boolean {
  if (phone === null || waitForCode(tx, { id, phone }, 'reset') > 0) return false
  sendCode(tx, { id, phone }, 'reset')
  return true
}

/** Nor does an address that nobody confirmed open an account whose number is confirmed. */
function mailReset(tx: Tx, user: User): boolean {
  const { id, email, mailStopped, emailConfirmedAt } = user
  if (email === null || mailStopped === 'disowned') return false
  if (emailConfirmedAt === null && takesPhoneMessages(user)) return false
  if (!mayHaveLink(tx, { id, email }, 'reset_password')) return false
  writeMail(tx, id, 'account.reset_password', { linkId: insertLink(tx, { id, email }, 'reset_password') })
  return true
}

/**
 * Sets the password of the account whose mail holds the key. Whoever holds the key reads at the address, which is confirmed by that.
 * Throws `accounts.link_used` where the link was used already, `not_found` for any other key.
 */
export function resetPassword(key: string, passwordHash: string) {
  transact((tx) => {
    const { link, user } = openedLink('reset_password', key, tx) ?? {}
    if (!link || !user) throw notFound()
    if (link.usedAt) throw new DomainError('accounts.link_used')
    setForgotten(tx, user.id, passwordHash)
    forgetDisowned(tx, link.email)
    tx.update(users)
      .set({ emailConfirmedAt: user.emailConfirmedAt ?? now(), mailStopped: null, mailRefusals: 0 })
      .where(eq(users.id, user.id))
      .run()
  })
}

/**
 * Sets the password of an account to which an officer gave a code, or whose phone was sent one: whoever reads it there has the phone.
 * Throws `accounts.wrong_code` or `accounts.wrong_phone_code`, by its length, for a wrong one, one that is used up or too old, and for an account that there is not.
 */
export function resetByCode(login: string, digits: string, passwordHash: string) {
  const isAccessCode = digits.length === ACCESS_CODE_DIGITS
  const isRight = transact((tx) => {
    const user = accountOf(login, tx)
    if (!user) return false
    if (!(isAccessCode ? isCodeOf(tx, user.id, digits) : isPhoneCode(tx, user.id, 'reset', digits))) return false
    setForgotten(tx, user.id, passwordHash)
    if (!isAccessCode) {
      showByPhone(tx, user)
    }
    return true
  })
  const code = isAccessCode ? 'accounts.wrong_code' : 'accounts.wrong_phone_code'
  if (!isRight) throw new DomainError(code, {}, 'code')
}

/**
 * Somebody had the phone. Where that is shown for the first time, the account may have been another's, who signed up with this number:
 * the address, which takes no mails (`phoneMayReset`), and every link to it are no way in any more.
 */
function showByPhone(tx: Tx, { id, email, phoneConfirmedAt }: User) {
  const isFirst = phoneConfirmedAt === null
  tx.update(users)
    .set({
      phoneConfirmedAt: phoneConfirmedAt ?? now(),
      phoneStoppedAt: null,
      ...(isFirst && { email: null, emailConfirmedAt: null, mailStopped: null, mailRefusals: 0, mailRefusedAt: null }),
    })
    .where(eq(users.id, id))
    .run()
  if (!isFirst) return
  for (const purpose of ACCOUNT_LINK_PURPOSES) useLinks(tx, id, purpose)
  if (email !== null) recordEvent(tx, { userId: id, organisationId: null }, 'account.email_changed', {})
}

/** The operator sets the password of an account. */
export const setPasswordFor = (userId: string, passwordHash: string) =>
  transact((tx) => setForgotten(tx, userId, passwordHash))

/** A new password ends every session, and every other way to one. */
function setForgotten(tx: Tx, userId: string, passwordHash: string) {
  tx.update(users).set({ passwordHash }).where(eq(users.id, userId)).run()
  useLinks(tx, userId, 'reset_password')
  useLinks(tx, userId, 'change_email')
  useCodes(tx, userId)
  usePhoneCodes(tx, userId, 'reset')
  withdrawInvitationsOf(tx, userId)
  endSessions(tx, userId)
  recordEvent(tx, { userId, organisationId: null }, 'account.password_reset', {})
}
