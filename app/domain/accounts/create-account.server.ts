import { transact } from '~db/connection'
import { insertAccount, type NewAccount } from './insert-account.server'
import type { Actor } from './lifecycle'
import { actorOf } from './queries.server'

/**
 * An account of any role, made by the operator or for the demo province. The password comes hashed; ids may be given.
 * Throws `accounts.email_taken` and `accounts.phone_taken`.
 */
export function createAccount(account: NewAccount): Actor {
  const userId = transact((tx) => insertAccount(tx, account, { by: 'operator' }))
  return actorOf(userId)!
}
