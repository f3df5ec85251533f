import { and, count, eq, isNotNull, isNull } from 'drizzle-orm'
import { log } from '~/log.server'
import { now } from '~db/clock'
import { db, type Reader, type Tx } from '~db/connection'
import { recoveryCodes, secondSteps } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { type Actor, SET_UP_MINUTES } from './lifecycle'
import { stepOf } from './one-time-codes.server'
import { hasPasskey, type ShownPasskey, usePasskey } from './passkeys.server'
import { hashOfCode, unlock } from './second-step-keys.server'

const isOn = (userId: string) => and(eq(secondSteps.userId, userId), isNotNull(secondSteps.onAt))

/** Whether the account asks for codes of an authenticator app. */
export const hasApp = (userId: string, reader: Reader = db): boolean =>
  reader.select().from(secondSteps).where(isOn(userId)).get() !== undefined

/** Whether the account asks for more than the password: an app's code, or a passkey. */
export const hasSecondStep = (userId: string, reader: Reader = db): boolean =>
  hasApp(userId, reader) || hasPasskey(userId, reader)

/** The key that the actor is putting into an app in this session; null where none is shown, or no longer. */
export function keyBeingSetUp({ userId }: Actor, sessionId: string, reader: Reader = db): string | null {
  const step = reader.select().from(secondSteps).where(eq(secondSteps.userId, userId)).get()
  if (!step || step.onAt || step.sessionId !== sessionId) return null
  const isLate = step.createdAt.getTime() + SET_UP_MINUTES * 60_000 <= now().getTime()
  return isLate ? null : unlock(userId, step.lockedKey)
}

const unused = (userId: string) => and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt))

/** How many recovery codes an account has left. */
export const codesLeft = (userId: string, reader: Reader = db): number =>
  reader.select({ n: count() }).from(recoveryCodes).where(unused(userId)).get()!.n

/**
 * Since when the actor's account asks for an app's code, null where it is a passkey only; and how many recovery codes are left. Null
 * where it asks for no second step.
 */
export function secondStepOf({ userId }: Actor) {
  if (!hasSecondStep(userId)) return null
  const since = db.select({ at: secondSteps.onAt }).from(secondSteps).where(isOn(userId)).get()?.at ?? null
  return { since, codesLeft: codesLeft(userId) }
}

/** What follows the password: a code, or a passkey that was shown. */
export type Second = string | ShownPasskey

/** Uses up a second step of an account. Throws what `useCode` and `usePasskey` do. */
export function useSecond(tx: Tx, userId: string, second: Second) {
  if (typeof second === 'string') useCode(tx, userId, second)
  else usePasskey(tx, userId, second)
}

/**
 * Uses up an app's code or a recovery code of an account. Throws `accounts.wrong_second_code` beside `code` for a wrong one, an old
 * one and one that was used, alike.
 */
function useCode(tx: Tx, userId: string, code: string) {
  const isRight = code.length === 6 ? useAppCode(tx, userId, code) : useRecoveryCode(tx, userId, code)
  if (!isRight) throw new DomainError('accounts.wrong_second_code', {}, 'code')
}

function useAppCode(tx: Tx, userId: string, code: string): boolean {
  const row = tx.select().from(secondSteps).where(isOn(userId)).get()
  if (!row) return false
  const key = unlock(userId, row.lockedKey)
  if (key === null) log()?.error({ userId }, 'the key of a second step cannot be read: secrets.json is another one')
  const step = key === null ? null : stepOf(key, code, now())
  if (step === null || step <= (row.lastStep ?? 0)) return false
  tx.update(secondSteps).set({ lastStep: step }).where(eq(secondSteps.userId, userId)).run()
  return true
}

function useRecoveryCode(tx: Tx, userId: string, code: string): boolean {
  const own = and(unused(userId), eq(recoveryCodes.id, hashOfCode(userId, code)))
  if (tx.update(recoveryCodes).set({ usedAt: now() }).where(own).run().changes === 0) return false
  recordEvent(tx, { userId, organisationId: null }, 'account.recovery_code_used', {})
  return true
}
