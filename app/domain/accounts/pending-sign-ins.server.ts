import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, lte } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Reader, transact } from '~db/connection'
import { pendingSignIns, users } from '~db/schema'
import { DomainError } from '../errors'
import { acceptInvitation } from './answer-invitation.server'
import { PENDING_MINUTES, type Person } from './lifecycle'
import { type Second, useSecond } from './second-step.server'

const storedId = (key: string) => createHash('sha256').update(key).digest('hex')

/** Somebody gave the right password and is asked for a code. Gives what only their browser knows. */
export function beginSignIn(userId: string): string {
  const key = randomBytes(24).toString('base64url')
  const expiresAt = new Date(now().getTime() + PENDING_MINUTES * 60_000)
  db.insert(pendingSignIns)
    .values({ id: storedId(key), userId, expiresAt })
    .run()
  return key
}

/** Whose code is waited for; null where it was given, or too long ago. */
export function pendingPerson(key: string, reader: Reader = db): Person | null {
  const row = reader
    .select({ userId: users.id, name: users.name, email: users.email, phone: users.phone })
    .from(pendingSignIns)
    .innerJoin(users, eq(users.id, pendingSignIns.userId))
    .where(and(eq(pendingSignIns.id, storedId(key)), gt(pendingSignIns.expiresAt, now())))
    .get()
  return row ?? null
}

/**
 * What follows the password, once. `invitation`: the key of one that the account accepts with it. Gives the account's id.
 * Throws what `useSecond` and `acceptInvitation` do, `state_changed` where nothing is waited for any more.
 */
export function passSecondStep(key: string, second: Second, invitation: string | null): string {
  return transact((tx) => {
    const person = pendingPerson(key, tx)
    if (!person) throw new DomainError('state_changed')
    useSecond(tx, person.userId, second)
    tx.delete(pendingSignIns)
      .where(eq(pendingSignIns.id, storedId(key)))
      .run()
    if (invitation !== null) acceptInvitation(person.userId, invitation)
    return person.userId
  })
}

export const deleteOldPending = () => db.delete(pendingSignIns).where(lte(pendingSignIns.expiresAt, now())).run()
