import { hash, verify } from '@node-rs/argon2'
import { nfc } from '~/language/fold'

/** Argon2id as OWASP's password storage cheat sheet asks: 19 MiB, two passes, one lane. */
const ARGON2ID = 2
const cost = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Forms send texts trimmed and in NFC; a terminal does not. Both must give the same hash. */
const asFormsSendIt = (password: string) => nfc(password).trim()

export const hashPassword = (password: string) => hash(asFormsSendIt(password), cost)

export const verifyPassword = (passwordHash: string, password: string) => verify(passwordHash, asFormsSendIt(password))

let nobodysHash: Promise<string> | undefined

/** Takes as long as a real check and fails: an unknown e-mail cannot be told by the time of the answer. */
export async function verifyAgainstNobody(password: string): Promise<false> {
  nobodysHash ??= hashPassword('the hash of an account that does not exist')
  await verifyPassword(await nobodysHash, password)
  return false
}
