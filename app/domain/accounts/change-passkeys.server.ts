import { and, eq, isNull } from 'drizzle-orm'
import { transact } from '~db/connection'
import { passkeys, secondSteps } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertFresh, codesIfNone, dropCodesIfLast } from './change-second-step.server'
import type { Actor } from './lifecycle'
import { assertRoomForPasskey, ensureHandle, ownPasskey } from './passkeys.server'
import { hasSecondStep, type Second, useSecond } from './second-step.server'
import { endSessions } from './sessions.server'

/** What a device made, after its signature was checked. */
export type MadePasskey = Pick<
  typeof passkeys.$inferInsert,
  'credentialId' | 'publicKey' | 'site' | 'transports' | 'counter'
>

/**
 * Whoever gave the password may make a passkey. `second`: where the account has a second step already. Throws `state_changed` where it
 * has one that was not asked for, `accounts.too_many_passkeys`, and what `useSecond` does.
 */
export const mayMakePasskey = ({ userId }: Actor, second?: Second) =>
  transact((tx) => {
    assertFresh(tx, userId, second)
    assertRoomForPasskey(userId, tx)
    ensureHandle(tx, userId)
  })

/**
 * From now on the passkey opens the account. With the first second step every other session ends. Gives recovery codes, which are told this
 * once; none where there are some already. Throws `accounts.too_many_passkeys`, `accounts.passkey_refused` where the key is known.
 */
export function addPasskey(actor: Actor, sessionId: string, name: string, made: MadePasskey): string[] {
  const { userId } = actor
  return transact((tx) => {
    assertRoomForPasskey(userId, tx)
    const isFirst = !hasSecondStep(userId, tx)
    const added = tx
      .insert(passkeys)
      .values({ ...made, userId, name })
      .onConflictDoNothing()
      .run()
    if (added.changes === 0) throw new DomainError('accounts.passkey_refused')
    if (isFirst) endSessions(tx, userId, sessionId)
    // An app that is being set up was asked for with less than it takes from now on.
    tx.delete(secondSteps)
      .where(and(eq(secondSteps.userId, userId), isNull(secondSteps.onAt)))
      .run()
    recordEvent(tx, actor, 'account.passkey_added', {})
    return codesIfNone(tx, userId)
  })
}

/** Throws `not_found`. */
export function renamePasskey(actor: Actor, id: string, name: string) {
  transact((tx) => {
    if (ownPasskey(actor, id, tx).name === name) return
    tx.update(passkeys).set({ name }).where(eq(passkeys.id, id)).run()
    recordEvent(tx, actor, 'account.passkey_renamed', {})
  })
}

/** The passkey opens nothing any more. Throws `not_found`, and what `useSecond` does. */
export function removePasskey(actor: Actor, id: string, second: Second) {
  transact((tx) => {
    ownPasskey(actor, id, tx)
    useSecond(tx, actor.userId, second)
    tx.delete(passkeys).where(eq(passkeys.id, id)).run()
    dropCodesIfLast(tx, actor.userId)
    recordEvent(tx, actor, 'account.passkey_removed', {})
  })
}
