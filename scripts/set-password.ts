import { optionsOf } from './runtime/command'
import { loginField } from '~/domain/accounts/forms'
import { accountOf } from '~/domain/accounts/queries.server'
import { setPasswordFor } from '~/domain/accounts/reset-password.server'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { passwordFor } from './runtime/ask-password'
import { OperatorError } from './runtime/faults'

const USAGE = 'npm run set-password -- --login e-mail|mobile number [--generate]'

/** A new password for whoever can get none by mail and none by a code of the department: officers and administrators. */
async function setPassword() {
  const { values } = optionsOf(USAGE, { options: { login: { type: 'string' }, generate: { type: 'boolean' } } })
  const { login, generate = false } = values
  if (login === undefined) throw new OperatorError(`--login: needed. Usage: ${USAGE}`)
  migrateDatabase()
  const read = loginField.safeParse(login)
  const account = read.success && accountOf(read.data)
  if (!account) throw new OperatorError(`--login: ${login} has no account`)
  const password = await passwordFor(generate, [account.email, account.phone, account.name])
  setPasswordFor(account.id, password.hash)
  console.log(`A new password for ${account.name}; every device is signed out.`)
  password.tell()
}

try {
  await setPassword()
} finally {
  closeDatabase()
}
