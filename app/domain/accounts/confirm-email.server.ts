import { eq } from 'drizzle-orm'
import { writeMail } from '~/mail/write-mail.server'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { insertLink, mayHaveLink, openedLink, useLinks } from './account-links.server'
import type { Actor } from './lifecycle'

/** Asks whoever reads at a new account's address whether it is theirs; not where that mailbox was asked often, or wants none of it. */
export function askAtSignUp(tx: Tx, user: { id: string; email: string }) {
  if (mayHaveLink(tx, user, 'confirm_email')) writeConfirmation(tx, user)
}

/** Writes the mail that asks whoever reads there. Throws `accounts.too_many_mails`. */
export function writeConfirmation(tx: Tx, user: { id: string; email: string }) {
  writeMail(tx, user.id, 'account.confirm_email', { linkId: insertLink(tx, user, 'confirm_email') })
}

/**
 * Sends the mail again. Throws `accounts.email_disowned` where the address's reader does not want our mails,
 * `accounts.too_many_mails`, and `state_changed` where there is no address, or it is confirmed and nothing stops its mails.
 */
export function askForConfirmation(actor: Actor) {
  transact((tx) => {
    const user = tx.select().from(users).where(eq(users.id, actor.userId)).get()
    if (!user) throw notFound()
    const { id, email } = user
    if (email === null) throw new DomainError('state_changed')
    if (user.mailStopped === 'disowned') throw new DomainError('accounts.email_disowned')
    if (user.emailConfirmedAt && !user.mailStopped) throw new DomainError('state_changed')
    writeConfirmation(tx, { id, email })
    recordEvent(tx, actor, 'account.confirmation_asked', {})
  })
}

/** `before`: it was answered already, and this answer changed nothing. */
export type Confirmed = { standing: 'confirmed' | 'disowned'; before: boolean }

/**
 * Whoever holds the key says whether the account is theirs. The first "mine" counts once; "not mine" is taken at any time, since a
 * program may have pressed the other button before. Either answer uses up every link of its sort that the address has.
 * Throws `not_found` for any other key.
 */
export function answerConfirmation(key: string, isMine: boolean): Confirmed {
  return transact((tx) => {
    const { link, user } = openedLink('confirm_email', key, tx) ?? {}
    if (!link || !user) throw notFound()
    if (isMine && (link.usedAt || user.mailStopped === 'disowned')) {
      return { standing: user.mailStopped === 'disowned' ? 'disowned' : 'confirmed', before: true }
    }
    if (!isMine && user.mailStopped === 'disowned') return { standing: 'disowned', before: true }
    useLinks(tx, user.id, 'confirm_email')
    tx.update(users)
      .set(
        isMine
          ? { emailConfirmedAt: now(), mailStopped: null, mailRefusals: 0 }
          : { emailConfirmedAt: null, mailStopped: 'disowned' as const },
      )
      .where(eq(users.id, user.id))
      .run()
    const person = { userId: user.id, organisationId: null }
    recordEvent(tx, person, isMine ? 'account.email_confirmed' : 'account.email_disowned', {})
    return { standing: isMine ? 'confirmed' : 'disowned', before: false }
  })
}
