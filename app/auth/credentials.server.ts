import { createHash } from 'node:crypto'
import type { BothAgain, PasskeyShown } from '~/domain/accounts/forms'
import { type Actor, type Person, signInName } from '~/domain/accounts/lifecycle'
import { accountOf, passwordHashOf } from '~/domain/accounts/queries.server'
import { openByPasskey } from '~/domain/accounts/passkeys.server'
import type { Second } from '~/domain/accounts/second-step.server'
import { DomainError } from '~/domain/errors'
import { log } from '~/log.server'
import { countAttempt, forgetAttempts } from './attempts.server'
import { clientAddress } from './client-address.server'
import { checkShown, ownerOf } from './passkeys.server'
import { verifyAgainstNobody, verifyPassword } from './password.server'

/** `sent`: what the log calls it. */
type Counted = { key: string; login: string; sent?: 'password' | 'code' | 'passkey' }

/** Every password, code and passkey that somebody sends is checked in here: counted first, and told of in the log where it is refused. */
async function counted<T>(request: Request, account: Counted, check: () => T | Promise<T>): Promise<T> {
  const address = clientAddress(request)
  try {
    await countAttempt(account.key, address)
    const checked = await check()
    await forgetAttempts(account.key, address)
    return checked
  } catch (error) {
    if (error instanceof DomainError) logRefusal(request, account, error)
    throw error
  }
}

/** Tells accounts apart in the log without naming anybody: `printf %s an@example.vn | sha256sum` begins so. */
const accountMark = (login: string) => createHash('sha256').update(login).digest('hex').slice(0, 12)

/** The same line for an account that there is and one that there is not. */
function logRefusal(request: Request, { login, sent = 'password' }: Counted, { code }: DomainError) {
  const requestId = request.headers.get('x-request-id')
  const reason = code.replace('accounts.', '')
  log()?.warn({ requestId, account: accountMark(login), address: clientAddress(request), reason }, `${sent} refused`)
}

/**
 * The id of the account with this e-mail or mobile number and this password. Both names of an account are counted as one.
 * Throws `accounts.wrong_credentials` and what `countAttempt` does.
 */
export function signInWithPassword(request: Request, login: string, password: string): Promise<string> {
  const account = accountOf(login)
  return counted(request, { key: account?.email ?? login, login }, async () => {
    const right = account ? await verifyPassword(account.passwordHash, password) : await verifyAgainstNobody(password)
    if (!account || !right) throw new DomainError('accounts.wrong_credentials')
    return account.id
  })
}

/**
 * Asks somebody who is signed in for the password again, as limited as signing in but counted apart: who guesses at the door
 * keeps nobody inside from changing the password. Gives the stored hash; throws `accounts.wrong_password` beside `field`.
 */
export const confirmPassword = (request: Request, actor: Actor, password: string, field: string) =>
  counted(request, { key: actor.userId, login: signInName(actor) }, async () => {
    const passwordHash = passwordHashOf(actor)
    if (!(await verifyPassword(passwordHash, password))) throw new DomainError('accounts.wrong_password', {}, field)
    return passwordHash
  })

/** A code, or a passkey. */
type Given = { code: string } | { passkey: PasskeyShown }

const countedSecond = <T>(
  request: Request,
  person: Person,
  at: 'door' | 'own',
  given: Given,
  use: (second: Second) => T,
) => {
  const sent = 'code' in given ? 'code' : 'passkey'
  const account = {
    key: `${at === 'own' ? 'own ' : ''}${sent} ${person.userId}`,
    login: signInName(person),
    sent,
  } as const
  return counted(request, account, async () =>
    use('code' in given ? given.code : await checkShown(request, given.passkey, person.userId)),
  )
}

/** Checks what follows the right password: as limited as that, and counted apart from it. Throws what `use` and `checkShown` do. */
export const signInWithSecond = <T>(request: Request, person: Person, given: Given, use: (second: Second) => T) =>
  countedSecond(request, person, 'door', given, use)

/**
 * Asks somebody who is signed in for all that opens the account: password and code, or a passkey, which is both. Throws what
 * `confirmPassword`, `change` and `checkShown` do.
 */
export async function confirmBoth<T>(request: Request, actor: Actor, given: BothAgain, change: (second: Second) => T) {
  if ('currentPassword' in given) await confirmPassword(request, actor, given.currentPassword, 'currentPassword')
  return countedSecond(request, actor, 'own', given, change)
}

/** Opens the account whose passkey is shown; its device was unlocked, so that it is two steps at once. Throws what `checkShown` does. */
export function signInWithPasskey(request: Request, passkey: PasskeyShown): Promise<string> {
  const owner = ownerOf(request, passkey)
  const key = `passkey ${owner?.userId ?? passkey.id}`
  return counted(request, { key, login: owner ? signInName(owner) : passkey.id, sent: 'passkey' }, async () => {
    const { userId, ...shown } = await checkShown(request, passkey, null)
    openByPasskey(userId, shown)
    return userId
  })
}
