import { eq } from 'drizzle-orm'
import { writeMail } from '~/mail/write-mail.server'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { isCodeOf, useCodes } from './access-codes.server'
import { forgetDisowned, insertLink, mayHaveLink, openedLink, useLinks } from './account-links.server'
import { accountOf } from './queries.server'
import { endSessions } from './sessions.server'

/**
 * Mails the way to a new password to the address of an account, by whichever name it is asked for. Says nothing of whether there is such
 * an account, has an address, or asked too often: whoever asks may be a stranger.
 */
export function askForReset(login: string) {
  transact((tx) => {
    const user = accountOf(login, tx)
    if (!user || user.mailStopped === 'disowned') return
    const { id, email } = user
    if (email === null || !mayHaveLink(tx, { id, email }, 'reset_password')) return
    writeMail(tx, id, 'account.reset_password', { linkId: insertLink(tx, { id, email }, 'reset_password') })
    recordEvent(tx, { userId: id, organisationId: null }, 'account.reset_asked', {})
  })
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
 * Sets the password of an account to which an officer gave a code. Throws `accounts.wrong_code` for a wrong one, one that is used up or
 * too old, and for an account that there is not.
 */
export function resetByCode(login: string, digits: string, passwordHash: string) {
  const isRight = transact((tx) => {
    const user = accountOf(login, tx)
    if (!user || !isCodeOf(tx, user.id, digits)) return false
    setForgotten(tx, user.id, passwordHash)
    return true
  })
  if (!isRight) throw new DomainError('accounts.wrong_code', {}, 'code')
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
  endSessions(tx, userId)
  recordEvent(tx, { userId, organisationId: null }, 'account.password_reset', {})
}
