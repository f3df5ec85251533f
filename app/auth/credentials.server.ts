import type { Actor } from '~/domain/accounts/lifecycle'
import { credentialsOf, passwordHashOf } from '~/domain/accounts/queries.server'
import { DomainError } from '~/domain/errors'
import { countAttempt, forgetAttempts } from './attempts.server'
import { verifyAgainstNobody, verifyPassword } from './password.server'

/** The id of the account with this e-mail and password. Throws `accounts.wrong_credentials`. */
export async function userWithPassword(email: string, password: string): Promise<string> {
  const account = credentialsOf(email)
  const right = account ? await verifyPassword(account.passwordHash, password) : await verifyAgainstNobody(password)
  if (!account || !right) throw new DomainError('accounts.wrong_credentials')
  return account.userId
}

/** `userWithPassword` for the sign-in page: attempts are limited by account and address. */
export async function signInWithPassword(email: string, password: string, address: string): Promise<string> {
  await countAttempt(email, address)
  const userId = await userWithPassword(email, password)
  await forgetAttempts(email, address)
  return userId
}

/**
 * Asks somebody who is signed in for the password again, as limited as signing in.
 * Gives the stored hash; throws `accounts.wrong_password` beside `field`.
 */
export async function confirmPassword(actor: Actor, password: string, address: string, field: string) {
  await countAttempt(actor.userId, address)
  const passwordHash = passwordHashOf(actor)
  if (!(await verifyPassword(passwordHash, password))) throw new DomainError('accounts.wrong_password', {}, field)
  await forgetAttempts(actor.userId, address)
  return passwordHash
}
