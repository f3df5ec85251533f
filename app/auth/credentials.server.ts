import { createHash } from 'node:crypto'
import type { Actor } from '~/domain/accounts/lifecycle'
import { credentialsOf, passwordHashOf } from '~/domain/accounts/queries.server'
import { DomainError } from '~/domain/errors'
import { log } from '~/log.server'
import { countAttempt, forgetAttempts } from './attempts.server'
import { clientAddress } from './client-address.server'
import { verifyAgainstNobody, verifyPassword } from './password.server'

/** Every password that somebody sends is checked in here: counted first, and told of in the log where it is refused. */
async function counted<T>(
  request: Request,
  account: { key: string; email: string },
  check: () => Promise<T>,
): Promise<T> {
  const address = clientAddress(request)
  try {
    await countAttempt(account.key, address)
    const checked = await check()
    await forgetAttempts(account.key, address)
    return checked
  } catch (error) {
    if (error instanceof DomainError) logRefusal(request, account.email, error)
    throw error
  }
}

/** Tells accounts apart in the log without naming anybody: `printf %s an@example.vn | sha256sum` begins so. */
const accountMark = (email: string) => createHash('sha256').update(email).digest('hex').slice(0, 12)

/** The same line for an account that there is and one that there is not. */
function logRefusal(request: Request, email: string, { code }: DomainError) {
  const requestId = request.headers.get('x-request-id')
  const reason = code.replace('accounts.', '')
  log()?.warn({ requestId, account: accountMark(email), address: clientAddress(request), reason }, 'password refused')
}

/** The id of the account with this e-mail and password. Throws `accounts.wrong_credentials` and what `countAttempt` does. */
export const signInWithPassword = (request: Request, email: string, password: string): Promise<string> =>
  counted(request, { key: email, email }, async () => {
    const account = credentialsOf(email)
    const right = account ? await verifyPassword(account.passwordHash, password) : await verifyAgainstNobody(password)
    if (!account || !right) throw new DomainError('accounts.wrong_credentials')
    return account.userId
  })

/**
 * Asks somebody who is signed in for the password again, as limited as signing in but counted apart: who guesses at the door
 * keeps nobody inside from changing the password. Gives the stored hash; throws `accounts.wrong_password` beside `field`.
 */
export const confirmPassword = (request: Request, actor: Actor, password: string, field: string) =>
  counted(request, { key: actor.userId, email: actor.email }, async () => {
    const passwordHash = passwordHashOf(actor)
    if (!(await verifyPassword(passwordHash, password))) throw new DomainError('accounts.wrong_password', {}, field)
    return passwordHash
  })
