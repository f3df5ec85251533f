import { hash, verify } from '@node-rs/argon2'
import { whyGuessable } from '~/domain/accounts/guessable-password.server'
import { DomainError } from '~/domain/errors'
import { nfc } from '~/language/fold'

/** Argon2id as OWASP's password storage cheat sheet asks: 19 MiB, two passes, one lane. */
const ARGON2ID = 2
const cost = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * The hash of a password, kept as it was typed: neither cut nor trimmed. Only NFC, since keyboards write one "ế" in two ways
 * (NIST SP 800-63B §5.1.1.2).
 */
export const hashPassword = (password: string) => hash(nfc(password), cost)

type Chosen = {
  /** The form's field that a refusal stands beside. */
  field: string
  /** What a stranger would try first: the account's e-mail and names. */
  own: readonly (string | null | undefined)[]
}

/**
 * Why a password that somebody chooses is refused: `accounts.password_common`, `accounts.password_own`; null where it is not.
 * Also for what a form with other faults sends, so that all is said at once.
 */
export function refusalOfChosen(password: unknown, { field, own }: Chosen): DomainError | null {
  const code = typeof password === 'string' ? whyGuessable(password, own) : null
  return code && new DomainError(code, {}, field)
}

/** `hashPassword` for a password that somebody chooses. Throws what `refusalOfChosen` gives. */
export async function hashChosenPassword(password: string, chosen: Chosen): Promise<string> {
  const refusal = refusalOfChosen(password, chosen)
  if (refusal) throw refusal
  return hashPassword(password)
}

/**
 * As typed first, and only then without the spaces around it: some stored hashes were made of trimmed text, and which ones
 * cannot be told.
 */
export async function verifyPassword(passwordHash: string, password: string) {
  const typed = nfc(password)
  return (await verify(passwordHash, typed)) || (typed !== typed.trim() && (await verify(passwordHash, typed.trim())))
}

let nobodysHash: Promise<string> | undefined

/** Takes as long as a real check and fails: an unknown e-mail cannot be told by the time of the answer. */
export async function verifyAgainstNobody(password: string): Promise<false> {
  nobodysHash ??= hashPassword('the hash of an account that does not exist')
  await verifyPassword(await nobodysHash, password)
  return false
}
