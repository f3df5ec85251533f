import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { memberships, organisations, users } from '~db/schema'
import { nfc } from '~/language/fold'
import type { EventDetail } from '../activity/events'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { rememberDisowned } from './account-links.server'
import { askAtSignUp } from './confirm-email.server'
import type { MailLanguage, MembershipRole, Person } from './lifecycle'

export type NewOrganisation = typeof organisations.$inferInsert

export type Joining = { joins: string; as?: MembershipRole }

export type NewAccount = {
  id?: string
  /** To sign in with; one of the two at least. */
  email?: string
  phone?: string
  name: string
  /** In which the person reads mails; Vietnamese where it is not said. */
  language?: MailLanguage
  /** Hashed before the transaction: hashing is slow on purpose. */
  passwordHash: string
  /** A new organisation, whose owner the person becomes; one to join, as a member unless said otherwise; none: an administrator. */
  organisation: NewOrganisation | Joining | null
}

/**
 * Inserts the user with organisation and membership, and records the event; somebody who signed up is asked by mail whether
 * the address is theirs, the operator answers for the one that they give. Gives the user's id.
 * Throws `accounts.email_taken` and `accounts.phone_taken` beside their fields.
 */
export function insertAccount(tx: Tx, account: NewAccount, detail: EventDetail<'account.created'>): string {
  const email = account.email === undefined ? null : nfc(account.email).trim().toLowerCase()
  const phone = account.phone ?? null
  assertFree(tx, { email, phone })

  const isOperators = 'by' in detail
  const { id: userId } = tx
    .insert(users)
    .values({
      id: account.id,
      email,
      phone,
      name: account.name,
      passwordHash: account.passwordHash,
      isAdmin: account.organisation === null,
      language: account.language,
      emailConfirmedAt: isOperators && email ? now() : null,
    })
    .returning({ id: users.id })
    .get()
  const organisationId = account.organisation && join(tx, userId, account.organisation)
  recordEvent(tx, { userId, organisationId }, 'account.created', detail)
  if (!isOperators && email) askAtSignUp(tx, { id: userId, email })
  return userId
}

/**
 * Nobody signs in with either yet. An address whose reader said that the account is not theirs is no longer that account's where it has a
 * number beside. Throws `accounts.email_taken` and `accounts.phone_taken` beside their fields.
 */
export function assertFree(tx: Tx, { email, phone }: Pick<Person, 'email' | 'phone'>) {
  const isTaken = (column: typeof users.email | typeof users.phone, login: string | null) =>
    login !== null && tx.select({ id: users.id }).from(users).where(eq(column, login)).get() !== undefined
  if (email !== null) freeDisowned(tx, email)
  if (isTaken(users.phone, phone)) throw new DomainError('accounts.phone_taken', {}, 'phone')
  if (isTaken(users.email, email)) throw new DomainError('accounts.email_taken', {}, 'email')
}

function freeDisowned(tx: Tx, email: string) {
  const holder = tx.select().from(users).where(eq(users.email, email)).get()
  if (holder?.mailStopped !== 'disowned' || holder.phone === null) return
  rememberDisowned(tx, holder)
  tx.update(users)
    .set({ email: null, emailConfirmedAt: null, mailStopped: null, mailRefusals: 0, mailRefusedAt: null })
    .where(eq(users.id, holder.id))
    .run()
  recordEvent(tx, { userId: holder.id, organisationId: null }, 'account.email_changed', {})
}

/** Makes the person a member of a new organisation or an existing one. Gives the organisation's id. */
export function join(tx: Tx, userId: string, organisation: NewOrganisation | Joining): string {
  const joins = 'joins' in organisation
  const organisationId = joins ? organisation.joins : insertOrganisation(tx, organisation)
  tx.insert(memberships)
    .values({ userId, organisationId, role: joins ? (organisation.as ?? 'member') : 'owner' })
    .run()
  return organisationId
}

const insertOrganisation = (tx: Tx, organisation: NewOrganisation) =>
  tx.insert(organisations).values(organisation).returning({ id: organisations.id }).get().id
