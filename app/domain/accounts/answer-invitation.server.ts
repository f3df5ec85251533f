import { and, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { invitations, memberships } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import type { NewColleague } from './forms'
import { insertAccount } from './insert-account.server'
import { openedInvitation } from './invitations.server'
import type { InvitationEnd, MailLanguage } from './lifecycle'
import { TERMS_EDITION } from './sign-up.server'

/** An account joins the organisation that the key's invitation is of. Gives its id. Throws what `usable` does. */
export function acceptInvitation(userId: string, key: string): string {
  return transact((tx) => {
    const { id, organisationId, role } = usable(tx, key)
    const own = and(eq(memberships.userId, userId), eq(memberships.organisationId, organisationId))
    if (tx.select().from(memberships).where(own).get()) throw new DomainError('accounts.member_already')
    tx.insert(memberships).values({ userId, organisationId, role }).run()
    end(tx, id, 'accepted')
    recordEvent(tx, { userId, organisationId }, 'membership.accepted', { invitationId: id, organisationId })
    return organisationId
  })
}

/** The same for somebody without an account, who gets one. Gives the account's id; throws also what `insertAccount` does. */
export function acceptAsNew(key: string, input: NewColleague, passwordHash: string, language: MailLanguage): string {
  return transact((tx) => {
    const { id, organisationId, role } = usable(tx, key)
    const { name, email, phone } = input
    const organisation = { joins: organisationId, as: role }
    const account = { name, email, phone, language, passwordHash, organisation }
    const userId = insertAccount(tx, account, { terms: TERMS_EDITION })
    end(tx, id, 'accepted')
    recordEvent(tx, { userId, organisationId }, 'membership.accepted', { invitationId: id, organisationId })
    return userId
  })
}

/** Whoever holds the key does not want to join. Throws what `usable` does. */
export function declineInvitation(userId: string, key: string) {
  transact((tx) => {
    const { id, organisationId } = usable(tx, key)
    end(tx, id, 'declined')
    recordEvent(tx, { userId, organisationId: null }, 'membership.declined', { invitationId: id, organisationId })
  })
}

/** Throws `not_found` for what is no key, `accounts.invitation_ended` where it was used, withdrawn, or is too old. */
function usable(tx: Tx, key: string) {
  const opened = openedInvitation(key, tx)
  if (!opened) throw notFound()
  if (!opened.isUsable) throw new DomainError('accounts.invitation_ended')
  return opened.invitation
}

const end = (tx: Tx, id: string, how: InvitationEnd) => {
  tx.update(invitations).set({ end: how, endedAt: now() }).where(eq(invitations.id, id)).run()
}
