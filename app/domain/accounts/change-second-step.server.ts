import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { passkeyChallenges, passkeys, recoveryCodes, secondSteps } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { type Actor, RECOVERY_CODES } from './lifecycle'
import { newAppKey, stepOf } from './one-time-codes.server'
import { codesLeft, hasApp, hasSecondStep, keyBeingSetUp, type Second, useSecond } from './second-step.server'
import { hashOfCode, lock } from './second-step-keys.server'
import { endSessions } from './sessions.server'

/**
 * Makes the key that the actor puts into an app, whose password was asked for just before. Until a code of the app confirms it,
 * nothing changes. `second`: where the account has passkeys already. Throws `state_changed` where there is an app, or a second step that
 * was not asked for, and what `useSecond` does.
 */
export function beginSecondStep(actor: Actor, sessionId: string, second?: Second) {
  const { userId } = actor
  transact((tx) => {
    assertFresh(tx, userId, second)
    if (hasApp(userId, tx)) throw new DomainError('state_changed')
    tx.delete(secondSteps).where(eq(secondSteps.userId, userId)).run()
    tx.insert(secondSteps)
      .values({ userId, lockedKey: lock(userId, newAppKey()), sessionId })
      .run()
  })
}

/** What adds a way into an account that has a second step needs it. Throws `state_changed` without, and what `useSecond` does. */
export function assertFresh(tx: Tx, userId: string, second: Second | undefined) {
  if (second !== undefined) useSecond(tx, userId, second)
  else if (hasSecondStep(userId, tx)) throw new DomainError('state_changed')
}

/**
 * A code shows that the app has the key: from now on the account asks for one. Every other session ends. Gives the recovery codes, which
 * are told this once; none where there are some already. Throws `accounts.wrong_second_code` beside `code`, `state_changed` where nothing
 * is being set up here.
 */
export function confirmSecondStep(actor: Actor, sessionId: string, code: string): string[] {
  return transact((tx) => {
    const key = keyBeingSetUp(actor, sessionId, tx)
    if (key === null) throw new DomainError('state_changed')
    const step = stepOf(key, code, now())
    if (step === null) throw new DomainError('accounts.wrong_second_code', {}, 'code')
    tx.update(secondSteps).set({ onAt: now(), lastStep: step }).where(eq(secondSteps.userId, actor.userId)).run()
    endSessions(tx, actor.userId, sessionId)
    recordEvent(tx, actor, 'account.second_step_on', {})
    return codesIfNone(tx, actor.userId)
  })
}

/** New recovery codes in place of those before, told this once. Throws what `useSecond` does. */
export function renewRecoveryCodes(actor: Actor, second: Second): string[] {
  return transact((tx) => {
    useSecond(tx, actor.userId, second)
    recordEvent(tx, actor, 'account.recovery_codes_made', {})
    return makeCodes(tx, actor.userId)
  })
}

/** The account asks for no app's code any more. Throws what `useSecond` does, `state_changed` where it asks for none. */
export function turnOffSecondStep(actor: Actor, second: Second) {
  const { userId } = actor
  transact((tx) => {
    useSecond(tx, userId, second)
    if (!hasApp(userId, tx)) throw new DomainError('state_changed')
    tx.delete(secondSteps).where(eq(secondSteps.userId, userId)).run()
    dropCodesIfLast(tx, userId)
    recordEvent(tx, actor, 'account.second_step_off', {})
  })
}

/** Nothing is left of an account's second step: app, passkeys and recovery codes. */
export function clearSecondStep(tx: Tx, userId: string) {
  for (const table of [secondSteps, passkeys, passkeyChallenges, recoveryCodes])
    tx.delete(table).where(eq(table.userId, userId)).run()
}

/** Recovery codes stand for a second step: without any left they open nothing. */
export function dropCodesIfLast(tx: Tx, userId: string) {
  if (!hasSecondStep(userId, tx)) tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)).run()
}

/** Recovery codes for who has none, told this once; none where there are some already. */
export const codesIfNone = (tx: Tx, userId: string): string[] =>
  codesLeft(userId, tx) > 0 ? [] : makeCodes(tx, userId)

const DIGITS = 10
const newCode = () => Array.from({ length: DIGITS }, () => randomInt(10)).join('')

function makeCodes(tx: Tx, userId: string): string[] {
  tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)).run()
  const codes = new Set<string>()
  while (codes.size < RECOVERY_CODES) codes.add(newCode())
  const rows = [...codes].map((code) => ({ id: hashOfCode(userId, code), userId }))
  tx.insert(recoveryCodes).values(rows).run()
  return [...codes]
}
