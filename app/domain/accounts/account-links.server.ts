import { createHash } from 'node:crypto'
import { and, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Reader, transact, type Tx } from '~db/connection'
import { accountLinks, disownedMailboxes, users } from '~db/schema'
import { DomainError } from '../errors'
import { type AccountLinkPurpose, LINK_HOURS, LINKS_PER_DAY, LINKS_PER_HOUR } from './lifecycle'
import { idIn, keyOf } from './link-keys.server'
import { mailboxOf } from './mailbox'
import { forgetPhoneCodes } from './phone-codes.server'

export type AccountLink = typeof accountLinks.$inferSelect

const HOUR_MS = 3_600_000

/** The last part of a link's address. */
export const linkKey = ({ purpose, id }: Pick<AccountLink, 'purpose' | 'id'>) => keyOf(purpose, id)

/**
 * The link that a key opens, with its account; undefined where there is none, or it is too old, or it was sent to an address
 * that is no longer the account's (one about a change of address is that of either). One that was used is given: whoever opens it
 * twice is told so.
 */
export function openedLink(purpose: AccountLinkPurpose, key: string, reader: Reader = db) {
  const id = idIn(purpose, key)
  return id === undefined ? undefined : livingLink(purpose, id, reader)
}

/** The same by its id, for the mail that tells of it. */
export const livingLink = (purpose: AccountLinkPurpose, id: string, reader: Reader = db) =>
  reader
    .select({ link: accountLinks, user: users })
    .from(accountLinks)
    .innerJoin(users, eq(users.id, accountLinks.userId))
    .where(
      and(
        eq(accountLinks.id, id),
        eq(accountLinks.purpose, purpose),
        gt(accountLinks.expiresAt, now()),
        OF_A_CHANGE.includes(purpose) ? undefined : eq(users.email, accountLinks.email),
      ),
    )
    .get()

/** Makes a link for a mail. Throws `accounts.too_many_mails` where `mayHaveLink` says no. */
export function insertLink(tx: Tx, user: { id: string; email: string }, purpose: AccountLinkPurpose): string {
  if (!mayHaveLink(tx, user, purpose)) throw new DomainError('accounts.too_many_mails')
  const expiresAt = new Date(now().getTime() + LINK_HOURS[purpose] * HOUR_MS)
  return tx
    .insert(accountLinks)
    .values({ userId: user.id, purpose, email: user.email, expiresAt })
    .returning({ id: accountLinks.id })
    .get().id
}

/** They go to addresses that may be anybody's. */
export const ASKING_STRANGERS: AccountLinkPurpose[] = ['confirm_email', 'change_email']
/** They are about a change of address: the account has one of the two. */
const OF_A_CHANGE: AccountLinkPurpose[] = ['change_email', 'keep_email']

/**
 * Whether one more such mail may go: LINKS_PER_HOUR for an account. Of those that ask strangers whether an account is theirs also
 * LINKS_PER_DAY for a mailbox, however it is spelled, and none to one whose reader said of any account that it is not. The way back
 * into an account is nobody else's to close: what was signed up with the same mailbox counts for nothing there.
 */
export function mayHaveLink(tx: Tx, user: { id: string; email: string }, purpose: AccountLinkPurpose): boolean {
  const since = (hours: number) => new Date(now().getTime() - hours * HOUR_MS)
  const asksStrangers = ASKING_STRANGERS.includes(purpose)
  const alike = asksStrangers ? ASKING_STRANGERS : [purpose]
  const todays = tx
    .select()
    .from(accountLinks)
    .where(and(inArray(accountLinks.purpose, alike), gt(accountLinks.createdAt, since(24))))
    .all()
  const lately = todays.filter(({ userId, createdAt }) => userId === user.id && createdAt > since(1))
  if (lately.length >= LINKS_PER_HOUR) return false
  if (!asksStrangers) return true
  const mailbox = mailboxOf(user.email)
  const disowned = tx.select({ email: users.email }).from(users).where(eq(users.mailStopped, 'disowned')).all()
  const isKnown = tx
    .select()
    .from(disownedMailboxes)
    .where(eq(disownedMailboxes.id, mailboxId(user.email)))
    .get()
  return (
    isKnown === undefined &&
    todays.filter(({ email }) => mailboxOf(email) === mailbox).length < LINKS_PER_DAY &&
    disowned.every(({ email }) => email === null || mailboxOf(email) !== mailbox)
  )
}

const mailboxId = (email: string) => createHash('sha256').update(mailboxOf(email)).digest('hex')

/** Before an account leaves an address: what its reader said of it holds for whoever gives it next. */
export function rememberDisowned(
  tx: Tx,
  { email, mailStopped }: Pick<typeof users.$inferSelect, 'email' | 'mailStopped'>,
) {
  if (email === null || mailStopped !== 'disowned') return
  tx.insert(disownedMailboxes)
    .values({ id: mailboxId(email) })
    .onConflictDoNothing()
    .run()
}

/** Whoever reads there has an account after all. */
export const forgetDisowned = (tx: Tx, email: string) => {
  tx.delete(disownedMailboxes)
    .where(eq(disownedMailboxes.id, mailboxId(email)))
    .run()
}

/** Every link of a sort that an account has is used up: one answer is enough. */
export const useLinks = (tx: Tx, userId: string, purpose: AccountLinkPurpose) => {
  tx.update(accountLinks)
    .set({ usedAt: now() })
    .where(and(eq(accountLinks.userId, userId), eq(accountLinks.purpose, purpose), isNull(accountLinks.usedAt)))
    .run()
}

/** Removes links and phones' codes that open nothing any more; the server calls it every hour. */
export const deleteOldLinks = () =>
  transact((tx) => {
    tx.delete(accountLinks).where(lte(accountLinks.expiresAt, now())).run()
    forgetPhoneCodes(tx)
  })
