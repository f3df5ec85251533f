import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { hashPassword } from '~/auth/password.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import { email, newPassword, PASSWORD_MAX, PASSWORD_MIN } from '~/domain/accounts/forms'
import { type OrganisationKind, ROLES } from '~/domain/accounts/lifecycle'
import { agencyNamed, credentialsOf } from '~/domain/accounts/queries.server'
import { nfc } from '~/language/fold'
import { homeProvince, ProvinceError } from '~/vocabulary/province.server'
import { provinceOf } from '~/vocabulary/reference.server'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { loadReference } from '~db/reference'

const USAGE = `npm run create-user -- --role ${ROLES.join('|')} --email … --name … [--organisation …] [--province CODE] [--generate]`

/** A mistake of the operator's: said in one line, without a stack. */
class OperatorError extends Error {}

const text = (maximum: number) => z.string().transform(nfc).pipe(z.string().trim().min(1).max(maximum))

const argumentsSchema = z.object({
  role: z.enum(ROLES),
  email: z.string().trim().pipe(email),
  name: text(120),
  organisation: text(200).optional(),
  province: z.string().optional(),
  generate: z.boolean().default(false),
})
type Arguments = z.infer<typeof argumentsSchema>

function readArguments(): Arguments {
  const string = { type: 'string' } as const
  const options = { role: string, email: string, name: string, organisation: string, province: string } as const
  try {
    const { values } = parseArgs({ options: { ...options, generate: { type: 'boolean' } } })
    const result = argumentsSchema.safeParse(values)
    if (result.success) return result.data
    const faults = result.error.issues.map(({ path: [option], message }) => `--${String(option)}: ${message}`)
    throw new OperatorError(`${faults.join('; ')}. Usage: ${USAGE}`)
  } catch (error) {
    if (error instanceof TypeError) throw new OperatorError(`${error.message} Usage: ${USAGE}`)
    throw error
  }
}

/** The organisation that the account acts for. A department's officers share one; an expert is one alone. */
function organisationFor({ role, organisation, name, province = homeProvince().code }: Arguments) {
  if (role === 'admin') return null
  if (!provinceOf(province)) throw new OperatorError(`--province: there is no province ${province}`)
  if (!organisation && role !== 'consultant') throw new OperatorError(`--organisation: needed for the role ${role}`)
  if (role === 'department') {
    const agency = agencyNamed(organisation!, province)
    if (agency) return { joins: agency.id }
  }
  const kinds = {
    enterprise: 'enterprise',
    consultant: organisation ? 'consulting' : 'expert',
    department: 'agency',
  } as const satisfies Record<typeof role, OrganisationKind>
  return { kind: kinds[role], name: organisation ?? name, provinceCode: province }
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
  if (!newPassword.safeParse(nfc(password).trim()).success) {
    throw new OperatorError(`The password must have ${PASSWORD_MIN} to ${PASSWORD_MAX} characters`)
  }
  if ((await askHidden('Again: ')) !== password) throw new OperatorError('The two passwords are not the same')
  return password
}

async function createUser() {
  const asked = readArguments()
  migrateDatabase()
  loadReference()
  if (credentialsOf(asked.email)) throw new OperatorError(`--email: ${asked.email} has an account already`)
  const organisation = organisationFor(asked)
  const password = asked.generate ? randomBytes(15).toString('base64url') : await askPassword()
  const passwordHash = await hashPassword(password)
  const actor = createAccount({ email: asked.email, name: asked.name, passwordHash, organisation })
  console.log(`Created: ${actor.email}, ${actor.role}${actor.organisationName ? `, ${actor.organisationName}` : ''}`)
  if (asked.generate) console.log(`Password, shown only now: ${password}`)
}

try {
  await createUser()
} catch (error) {
  if (!(error instanceof OperatorError || error instanceof ProvinceError)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  closeDatabase()
}
