import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { hashChosenPassword } from '~/auth/password.server'
import { newPassword, PASSWORD_MAX, PASSWORD_MIN } from '~/domain/accounts/forms'
import { DomainError } from '~/domain/errors'
import { nfc } from '~/language/fold'
import { OperatorError } from './faults'

/**
 * A password for an account: made up, or asked for on the terminal. `own`: what it must not be. `tell` shows one that was made up.
 * Throws `OperatorError` for one that is too short, or too easily guessed.
 */
export async function passwordFor(generate: boolean, own: readonly (string | null | undefined)[]) {
  const password = generate ? randomBytes(15).toString('base64url') : await askPassword()
  const tell = () => {
    if (generate) console.log(`Password, shown only now: ${password}`)
  }
  return { hash: await hashOf(password, own), tell }
}

/** Asks on the terminal; nothing that is typed appears. */
async function askHidden(question: string): Promise<string> {
  process.stderr.write(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  terminal.once('SIGINT', () => process.exit(130))
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}

async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) throw new OperatorError('No terminal to ask for the password on; use --generate')
  const password = await askHidden(`Password (${PASSWORD_MIN} to ${PASSWORD_MAX} characters): `)
  if (!newPassword.safeParse(nfc(password)).success) {
    throw new OperatorError(`The password must have ${PASSWORD_MIN} to ${PASSWORD_MAX} characters`)
  }
  if ((await askHidden('Again: ')) !== password) throw new OperatorError('The two passwords are not the same')
  return password
}

/** Says in one line what the sign-up page says beside the field. */
async function hashOf(password: string, own: readonly (string | null | undefined)[]): Promise<string> {
  try {
    return await hashChosenPassword(password, { field: 'password', own })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw new OperatorError('The password is too easily guessed: a common one, or the e-mail, a name or this product')
  }
}
