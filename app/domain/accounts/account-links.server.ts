import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, count, eq, gt, isNull, lte } from 'drizzle-orm'
import { readSecrets, readSettings } from '~/settings.server'
import { now } from '~db/clock'
import { db, type Reader, transact, type Tx } from '~db/connection'
import { accountLinks, users } from '~db/schema'
import { DomainError } from '../errors'
import { type AccountLinkPurpose, LINK_HOURS, LINKS_PER_HOUR } from './lifecycle'

export type AccountLink = typeof accountLinks.$inferSelect

const HOUR_MS = 3_600_000

/** What only whoever got the mail knows: 192 bits that nobody makes from what stands in the database. */
const proofOf = (purpose: AccountLinkPurpose, id: string) =>
  createHmac('sha256', readSecrets(readSettings().dataDir).linkKey)
    .update(`${purpose} ${id}`)
    .digest('base64url')
    .slice(0, 32)

/** The last part of a link's address. */
export const linkKey = ({ purpose, id }: Pick<AccountLink, 'purpose' | 'id'>) => `${id}.${proofOf(purpose, id)}`

/** Mail programs sometimes take the full stop after an address for a part of it. */
const KEY = /^([0-9a-f-]{36})\.([\w-]{32})[.,;:)>]*$/

/**
 * The link that a key opens, with its account; undefined where there is none, or it is too old, or it was sent to an address
 * that is no longer the account's. One that was used is given: whoever opens it twice is told so.
 */
export function openedLink(purpose: AccountLinkPurpose, key: string, reader: Reader = db) {
  const [, id = '', proof = ''] = KEY.exec(key) ?? []
  if (!id || !timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(purpose, id)))) return undefined
  return livingLink(purpose, id, reader)
}

/** The same by its id, for the mail that tells of it. */
export const livingLink = (purpose: AccountLinkPurpose, id: string, reader: Reader = db) =>
  reader
    .select({ link: accountLinks, user: users })
    .from(accountLinks)
    .innerJoin(users, and(eq(users.id, accountLinks.userId), eq(users.email, accountLinks.email)))
    .where(and(eq(accountLinks.id, id), eq(accountLinks.purpose, purpose), gt(accountLinks.expiresAt, now())))
    .get()

/** Makes a link for a mail. Throws `accounts.too_many_mails` where the account asked for LINKS_PER_HOUR already. */
export function insertLink(tx: Tx, user: { id: string; email: string }, purpose: AccountLinkPurpose): string {
  const since = new Date(now().getTime() - HOUR_MS)
  const made = and(
    eq(accountLinks.userId, user.id),
    eq(accountLinks.purpose, purpose),
    gt(accountLinks.createdAt, since),
  )
  if (tx.select({ n: count() }).from(accountLinks).where(made).get()!.n >= LINKS_PER_HOUR) {
    throw new DomainError('accounts.too_many_mails')
  }
  const expiresAt = new Date(now().getTime() + LINK_HOURS[purpose] * HOUR_MS)
  return tx
    .insert(accountLinks)
    .values({ userId: user.id, purpose, email: user.email, expiresAt })
    .returning({ id: accountLinks.id })
    .get().id
}

/** Marks a link as used. False: it was already, by another click at the same time. */
export const useLink = (tx: Tx, id: string): boolean =>
  tx
    .update(accountLinks)
    .set({ usedAt: now() })
    .where(and(eq(accountLinks.id, id), isNull(accountLinks.usedAt)))
    .run().changes > 0

/** Removes links that open nothing any more; the server calls it every hour. */
export const deleteOldLinks = () =>
  transact((tx) => {
    tx.delete(accountLinks).where(lte(accountLinks.expiresAt, now())).run()
  })
