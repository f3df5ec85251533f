import { optionsOf } from './runtime/command'
import { loginField } from '~/domain/accounts/forms'
import { accountOf } from '~/domain/accounts/queries.server'
import { removeSecondStepFor } from '~/domain/accounts/remove-second-step.server'
import { setPasswordFor } from '~/domain/accounts/reset-password.server'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { passwordFor } from './runtime/ask-password'
import { OperatorError } from './runtime/faults'

const USAGE = 'npm run set-password -- --login e-mail|mobile number [--generate] [--without-second-step]'

/**
 * A new password for whoever can get none by mail and none by a code of the department: officers and administrators. `--without-second-step`
 * also for whoever of them lost the telephone.
 */
async function setPassword() {
  const flag = { type: 'boolean' } as const
  const options = { login: { type: 'string' }, generate: flag, 'without-second-step': flag } as const
  const { login, generate = false, 'without-second-step': isWithout = false } = optionsOf(USAGE, { options }).values
  if (login === undefined) throw new OperatorError(`--login: needed. Usage: ${USAGE}`)
  migrateDatabase()
  const read = loginField.safeParse(login)
  const account = read.success && accountOf(read.data)
  if (!account) throw new OperatorError(`--login: ${login} has no account`)
  const password = await passwordFor(generate, [account.email, account.phone, account.name])
  setPasswordFor(account.id, password.hash)
  console.log(`A new password for ${account.name}; every device is signed out.`)
  if (isWithout)
    console.log(
      removeSecondStepFor(account.id) ? 'The second step is off, passkeys included.' : 'There was no second step.',
    )
  password.tell()
}

try {
  await setPassword()
} finally {
  closeDatabase()
}
