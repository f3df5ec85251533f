import { eq } from 'drizzle-orm'
import { writeMail } from '~/mail/write-mail.server'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { sessions, users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { insertLink, mayHaveLink, openedLink, useLinks } from './account-links.server'

/**
 * Mails the way to a new password to an account's address. Says nothing of whether there is such an account, or whether it asked
 * too often: whoever asks may be a stranger.
 */
export function askForReset(email: string) {
  transact((tx) => {
    const user = tx.select().from(users).where(eq(users.email, email)).get()
    if (!user || user.mailStopped === 'disowned' || !mayHaveLink(tx, user, 'reset_password')) return
    writeMail(tx, user.id, 'account.reset_password', { linkId: insertLink(tx, user, 'reset_password') })
    recordEvent(tx, { userId: user.id, organisationId: null }, 'account.reset_asked', {})
  })
}

/**
 * Sets the password of the account whose mail holds the key, and ends all of its sessions. Whoever holds the key reads at the
 * address, which is confirmed by that. Throws `accounts.link_used` where the link was used already, `not_found` for any other key.
 */
export function resetPassword(key: string, passwordHash: string) {
  transact((tx) => {
    const { link, user } = openedLink('reset_password', key, tx) ?? {}
    if (!link || !user) throw notFound()
    if (link.usedAt) throw new DomainError('accounts.link_used')
    useLinks(tx, user.id, 'reset_password')
    tx.update(users)
      .set({ passwordHash, emailConfirmedAt: user.emailConfirmedAt ?? now(), mailStopped: null, mailRefusals: 0 })
      .where(eq(users.id, user.id))
      .run()
    tx.delete(sessions).where(eq(sessions.userId, user.id)).run()
    recordEvent(tx, { userId: user.id, organisationId: null }, 'account.password_reset', {})
  })
}
