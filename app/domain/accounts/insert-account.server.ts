import { eq } from 'drizzle-orm'
import type { Tx } from '~db/connection'
import { memberships, organisations, users } from '~db/schema'
import { nfc } from '~/language/fold'
import type { EventDetail } from '../activity/events'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'

export type NewOrganisation = typeof organisations.$inferInsert

export type NewAccount = {
  id?: string
  email: string
  name: string
  /** Hashed before the transaction: hashing is slow on purpose. */
  passwordHash: string
  /** A new organisation, one to join, or none: an administrator. */
  organisation: NewOrganisation | { joins: string } | null
}

/**
 * Inserts the user with organisation and membership, and records the event. Gives the user's id.
 * Throws `accounts.email_taken` beside `email`.
 */
export function insertAccount(tx: Tx, account: NewAccount, detail: EventDetail<'account.created'>): string {
  const email = nfc(account.email).trim().toLowerCase()
  const taken = tx.select({ id: users.id }).from(users).where(eq(users.email, email)).get()
  if (taken) throw new DomainError('accounts.email_taken', {}, 'email')

  const { id: userId } = tx
    .insert(users)
    .values({
      id: account.id,
      email,
      name: account.name,
      passwordHash: account.passwordHash,
      isAdmin: account.organisation === null,
    })
    .returning({ id: users.id })
    .get()
  const organisationId = account.organisation && organisationFor(tx, account.organisation)
  if (organisationId) tx.insert(memberships).values({ userId, organisationId }).run()
  recordEvent(tx, { userId, organisationId }, 'account.created', detail)
  return userId
}

function organisationFor(tx: Tx, organisation: NewOrganisation | { joins: string }): string {
  if ('joins' in organisation) return organisation.joins
  return tx.insert(organisations).values(organisation).returning({ id: organisations.id }).get().id
}
