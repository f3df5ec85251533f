import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { recoveryCodes, secondSteps } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { type Actor, RECOVERY_CODES } from './lifecycle'
import { newAppKey, stepOf } from './one-time-codes.server'
import { hasSecondStep, keyBeingSetUp, useCode } from './second-step.server'
import { hashOfCode, lock } from './second-step-keys.server'
import { endSessions } from './sessions.server'

/**
 * Makes the key that the actor puts into an app, whose password was asked for just before. Until a code of the app confirms it,
 * nothing changes. Throws `state_changed` where the second step is on.
 */
export function beginSecondStep(actor: Actor, sessionId: string) {
  const { userId } = actor
  transact((tx) => {
    if (hasSecondStep(userId, tx)) throw new DomainError('state_changed')
    clearSecondStep(tx, userId)
    tx.insert(secondSteps)
      .values({ userId, lockedKey: lock(userId, newAppKey()), sessionId })
      .run()
  })
}

/**
 * A code shows that the app has the key: from now on the account asks for one. Every other session ends. Gives the recovery codes, which
 * are told this once. Throws `accounts.wrong_second_code` beside `code`, `state_changed` where nothing is being set up here.
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
    return makeCodes(tx, actor.userId)
  })
}

/** New recovery codes in place of those before, told this once. Throws what `useCode` does. */
export function renewRecoveryCodes(actor: Actor, code: string): string[] {
  return transact((tx) => {
    useCode(tx, actor.userId, code)
    recordEvent(tx, actor, 'account.recovery_codes_made', {})
    return makeCodes(tx, actor.userId)
  })
}

/** The account asks for no code any more. Throws what `useCode` does. */
export function turnOffSecondStep(actor: Actor, code: string) {
  transact((tx) => {
    useCode(tx, actor.userId, code)
    clearSecondStep(tx, actor.userId)
    recordEvent(tx, actor, 'account.second_step_off', {})
  })
}

/** Nothing is left of an account's second step. */
export function clearSecondStep(tx: Tx, userId: string) {
  tx.delete(secondSteps).where(eq(secondSteps.userId, userId)).run()
  tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)).run()
}

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
