import { eq } from 'drizzle-orm'
import { writeMail } from '~/mail/write-mail.server'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { insertLink, openedLink, useLink } from './account-links.server'
import type { Actor } from './lifecycle'

/** Writes the mail that asks whoever reads at the address whether the account is theirs. */
export function writeConfirmation(tx: Tx, user: { id: string; email: string }) {
  writeMail(tx, user.id, 'account.confirm_email', { linkId: insertLink(tx, user, 'confirm_email') })
}

/**
 * Sends the mail again. Throws `accounts.email_disowned` where the address's reader does not want our mails,
 * `accounts.too_many_mails`, and `state_changed` where the address is confirmed and nothing stops its mails.
 */
export function askForConfirmation(actor: Actor) {
  transact((tx) => {
    const user = tx.select().from(users).where(eq(users.id, actor.userId)).get()
    if (!user) throw notFound()
    if (user.mailStopped === 'disowned') throw new DomainError('accounts.email_disowned')
    if (user.emailConfirmedAt && !user.mailStopped) throw new DomainError('state_changed')
    writeConfirmation(tx, user)
    recordEvent(tx, actor, 'account.confirmation_asked', {})
  })
}

/** Whoever holds the key says whether the account is theirs. Gives what now holds; throws `not_found` for any other key. */
export function answerConfirmation(key: string, isMine: boolean): 'confirmed' | 'disowned' {
  return transact((tx) => {
    const { link, user } = openedLink('confirm_email', key, tx) ?? {}
    if (!link || !user) throw notFound()
    if (!useLink(tx, link.id)) return user.mailStopped === 'disowned' ? 'disowned' : 'confirmed'
    tx.update(users)
      .set(
        isMine
          ? { emailConfirmedAt: now(), mailStopped: null }
          : { emailConfirmedAt: null, mailStopped: 'disowned' as const },
      )
      .where(eq(users.id, user.id))
      .run()
    const person = { userId: user.id, organisationId: null }
    recordEvent(tx, person, isMine ? 'account.email_confirmed' : 'account.email_disowned', {})
    return isMine ? 'confirmed' : 'disowned'
  })
}
