import { and, eq, gt, isNull } from 'drizzle-orm'
import { writeMail } from '~/mail/write-mail.server'
import { now } from '~db/clock'
import { db, transact, type Tx } from '~db/connection'
import { accountLinks, users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { type AccountLink, insertLink, openedLink, rememberDisowned, useLinks } from './account-links.server'
import { writeConfirmation } from './confirm-email.server'
import { assertFree } from './insert-account.server'
import type { Actor } from './lifecycle'
import { endSessions } from './sessions.server'
import { takesMail } from './takes-mail'

/**
 * Gives the actor's account another e-mail, whose password was asked for just before. An address that was confirmed stays until whoever
 * reads at the new one agrees, and is told at once, with a way to keep it. Where there is none that takes mails, the new one is the
 * account's, to be confirmed as after signing up.
 * Throws `accounts.email_taken` beside `email`, `accounts.too_many_mails`, and `state_changed` where it is the account's already.
 */
export function changeEmail(actor: Actor, email: string) {
  transact((tx) => {
    const user = tx.select().from(users).where(eq(users.id, actor.userId)).get()
    if (!user) throw notFound()
    if (user.email === email) throw new DomainError('state_changed', {}, 'email')
    assertFree(tx, { email, phone: null })
    const { id, email: old } = user
    useLinks(tx, id, 'change_email')
    if (old === null || !takesMail(user)) {
      rememberDisowned(tx, user)
      setEmail(tx, id, email, null)
      writeConfirmation(tx, { id, email })
      return recordEvent(tx, actor, 'account.email_changed', {})
    }
    const links = {
      change: insertLink(tx, { id, email }, 'change_email'),
      keep: insertLink(tx, { id, email: old }, 'keep_email'),
    }
    writeMail(tx, id, 'account.change_email', { linkId: links.change })
    writeMail(tx, id, 'account.keep_email', { linkId: links.keep })
    recordEvent(tx, actor, 'account.email_change_asked', {})
  })
}

/** The address that waits for whoever reads there to agree; null where none does. */
export const emailToBe = (actor: Actor): string | null =>
  db
    .select({ email: accountLinks.email })
    .from(accountLinks)
    .where(
      and(
        eq(accountLinks.userId, actor.userId),
        eq(accountLinks.purpose, 'change_email'),
        isNull(accountLinks.usedAt),
        gt(accountLinks.expiresAt, now()),
      ),
    )
    .get()?.email ?? null

/** The link about a change of address that a key opens; undefined where there is none, or it is too old. */
export const emailChangeOf = (key: string) => openedLink('change_email', key) ?? openedLink('keep_email', key)

/**
 * Whoever reads at the new address agrees or not; whoever reads at the old one says whether the change is theirs. "Not mine" from the
 * old one is taken for as long as its link works, also after the change: the account has the old address again, and every session
 * ends, since somebody knew its password. Throws `not_found` for a key that opens nothing, `accounts.link_used` for one that was answered.
 */
export function answerEmailChange(key: string, isMine: boolean) {
  transact((tx) => {
    const { link, user } = openedLink('change_email', key, tx) ?? openedLink('keep_email', key, tx) ?? {}
    if (!link || !user) throw notFound()
    if (link.usedAt) throw new DomainError('accounts.link_used')
    tx.update(accountLinks).set({ usedAt: now() }).where(eq(accountLinks.id, link.id)).run()
    if (isMine === (link.purpose === 'keep_email')) return
    useLinks(tx, user.id, 'change_email')
    if (link.purpose === 'change_email') return takeAddress(tx, link)
    // Whoever changed it may have gone on to a further address, whose reader is not the one to keep it.
    useLinks(tx, user.id, 'keep_email')
    endSessions(tx, user.id)
    if (user.email !== link.email) {
      assertFree(tx, { email: link.email, phone: null })
      setEmail(tx, user.id, link.email, now())
    }
    recordEvent(tx, { userId: user.id, organisationId: null }, 'account.email_kept', {})
  })
}

function takeAddress(tx: Tx, { userId, email }: AccountLink) {
  assertFree(tx, { email, phone: null })
  setEmail(tx, userId, email, now())
  recordEvent(tx, { userId, organisationId: null }, 'account.email_changed', {})
}

/** Links that were sent to the address before it open nothing any more. */
function setEmail(tx: Tx, userId: string, email: string, emailConfirmedAt: Date | null) {
  tx.update(users)
    .set({ email, emailConfirmedAt, mailStopped: null, mailRefusals: 0, mailRefusedAt: null })
    .where(eq(users.id, userId))
    .run()
  useLinks(tx, userId, 'confirm_email')
  useLinks(tx, userId, 'reset_password')
}
