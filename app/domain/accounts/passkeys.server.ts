import { randomBytes } from 'node:crypto'
import { and, count, desc, eq, isNull } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Reader, transact, type Tx } from '~db/connection'
import { passkeys, users } from '~db/schema'
import { DomainError, notFound } from '../errors'
import { type Actor, MAX_PASSKEYS } from './lifecycle'

/** A passkey of an account was shown: its device signed, after its person unlocked it. */
export type ShownPasskey = {
  id: string
  /** What the device counted with it. */
  counter: number
}

/** Bytes of a handle; WebAuthn takes 64 at most. */
const HANDLE_BYTES = 32

const own = (userId: string) => eq(passkeys.userId, userId)

export const hasPasskey = (userId: string, reader: Reader = db): boolean => passkeyCount(userId, reader) > 0

const passkeyCount = (userId: string, reader: Reader) =>
  reader.select({ n: count() }).from(passkeys).where(own(userId)).get()!.n

/** Throws `accounts.too_many_passkeys`. */
export function assertRoomForPasskey(userId: string, reader: Reader = db) {
  if (passkeyCount(userId, reader) >= MAX_PASSKEYS) throw new DomainError('accounts.too_many_passkeys')
}

/** The actor's passkeys, the newest first. */
export const passkeysOf = ({ userId }: Actor) =>
  db
    .select({
      id: passkeys.id,
      name: passkeys.name,
      site: passkeys.site,
      createdAt: passkeys.createdAt,
      usedAt: passkeys.usedAt,
    })
    .from(passkeys)
    .where(own(userId))
    .orderBy(desc(passkeys.createdAt), desc(passkeys.id))
    .all()

/** Throws `not_found` for one that is none of the actor's. */
export function ownPasskey({ userId }: Actor, id: string, reader: Reader = db) {
  const passkey = reader
    .select()
    .from(passkeys)
    .where(and(own(userId), eq(passkeys.id, id)))
    .get()
  if (!passkey) throw notFound()
  return passkey
}

/** What browsers are told of an account's passkeys at a site. */
export const credentialsOf = (userId: string, site: string) =>
  db
    .select({ id: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(and(own(userId), eq(passkeys.site, site)))
    .all()

/** The passkey that a device names so at a site, and by what it knows the account; undefined where there is none. */
export const passkeyNamed = (credentialId: string, site: string) =>
  db
    .select({
      id: passkeys.id,
      userId: passkeys.userId,
      publicKey: passkeys.publicKey,
      handle: users.passkeyHandle,
      email: users.email,
      phone: users.phone,
    })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(and(eq(passkeys.credentialId, credentialId), eq(passkeys.site, site)))
    .get()

/** By which devices know an account; null before its first passkey. */
export const handleOf = ({ userId }: Actor): string | null =>
  db.select({ handle: users.passkeyHandle }).from(users).where(eq(users.id, userId)).get()?.handle ?? null

/** Makes what devices know the account by, where there is none yet. */
export function ensureHandle(tx: Tx, userId: string) {
  tx.update(users)
    .set({ passkeyHandle: randomBytes(HANDLE_BYTES).toString('base64url') })
    .where(and(eq(users.id, userId), isNull(users.passkeyHandle)))
    .run()
}

/**
 * Writes down that a passkey of an account was used. Throws `accounts.passkey_unknown` where it was removed meanwhile, and
 * `accounts.passkey_copied` where its device counted no further than before: another one may have the key (WebAuthn §6.1.1). Those that
 * are on several devices count nothing, 0 always.
 */
export function usePasskey(tx: Tx, userId: string, { id, counter }: ShownPasskey) {
  const row = tx
    .select()
    .from(passkeys)
    .where(and(own(userId), eq(passkeys.id, id)))
    .get()
  if (!row) throw new DomainError('accounts.passkey_unknown')
  const counts = counter > 0 || row.counter > 0
  if (counts && counter <= row.counter) throw new DomainError('accounts.passkey_copied')
  tx.update(passkeys).set({ counter, usedAt: now() }).where(eq(passkeys.id, id)).run()
}

/** A passkey alone opens the account. Throws what `usePasskey` does. */
export const openByPasskey = (userId: string, shown: ShownPasskey) => transact((tx) => usePasskey(tx, userId, shown))
