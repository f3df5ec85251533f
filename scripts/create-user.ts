import { optionsOf } from './runtime/command'
import { z } from 'zod'
import { createAccount } from '~/domain/accounts/create-account.server'
import { email } from '~/domain/accounts/forms'
import type { NewAccount } from '~/domain/accounts/insert-account.server'
import { AGENCY_KINDS, type AgencyKind } from '~/domain/accounts/agencies'
import { MEMBERSHIP_ROLES, type OrganisationKind, ROLES } from '~/domain/accounts/lifecycle'
import { actorOf, accountOf, organisationsNamed } from '~/domain/accounts/queries.server'
import { joinOrganisation, makeOwner } from '~/domain/accounts/join-organisation.server'
import { nfc } from '~/language/fold'
import { homeProvince } from '~/vocabulary/province.server'
import { communeOf, provinceOf } from '~/vocabulary/reference.server'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { loadReference } from '~db/reference'
import { passwordFor } from './runtime/ask-password'
import { OperatorError } from './runtime/faults'

const USAGE = `npm run create-user -- --role ${ROLES.filter((role) => role !== 'unattached').join('|')} --email … --name … [--organisation …] [--agency ${AGENCY_KINDS.join('|')}] [--membership ${MEMBERSHIP_ROLES.join('|')}] [--province 14] [--commune 04018] [--generate] [--also]`

const text = (maximum: number) => z.string().transform(nfc).pipe(z.string().trim().min(1).max(maximum))

const argumentsSchema = z.object({
  role: z.enum(ROLES).exclude(['unattached']),
  email: z.string().trim().pipe(email),
  name: text(120),
  organisation: text(200).optional(),
  agency: z.enum(AGENCY_KINDS).optional(),
  membership: z.enum(MEMBERSHIP_ROLES).optional(),
  province: z.string().optional(),
  /** Of which commune an agency of that kind is. */
  commune: z.string().optional(),
  generate: z.boolean().default(false),
  /** The account is there already and gets one more organisation to work for. */
  also: z.boolean().default(false),
})
type Arguments = z.infer<typeof argumentsSchema>

function readArguments(): Arguments {
  const string = { type: 'string' } as const
  const options = {
    role: string,
    email: string,
    name: string,
    organisation: string,
    agency: string,
    membership: string,
    province: string,
    commune: string,
  } as const
  const flag = { type: 'boolean' } as const
  const { values } = optionsOf(USAGE, { options: { ...options, generate: flag, also: flag } })
  const result = argumentsSchema.safeParse(values)
  if (result.success) return result.data
  const faults = result.error.issues.map(({ path: [option], message }) => {
    const isGiven = Object.hasOwn(values, String(option))
    return `--${String(option)}: ${isGiven ? message : 'needed'}`
  })
  throw new OperatorError(`${faults.join('; ')}. Usage: ${USAGE}`)
}

/** The agency's kind by `--role` and `--agency`; null for whoever acts for no agency. */
function agencyKindOf({ role, agency }: Arguments): AgencyKind | null {
  if (role === 'department' && (agency ?? 'department_in_charge') === 'department_in_charge')
    return 'department_in_charge'
  if (role === 'agency' && agency && agency !== 'department_in_charge') return agency
  if (role !== 'agency' && !agency) return null
  throw new OperatorError('--agency: goes with --role agency; --role department is the department in charge')
}

/**
 * The organisation that the account acts for: with `--membership` one that is there, else a new one, whose owner it becomes.
 * An agency's officers share one in any case.
 */
function organisationFor(asked: Arguments): NewAccount['organisation'] {
  const { role, organisation, name, province = homeProvince().code, membership, commune } = asked
  const agencyKind = agencyKindOf(asked)
  if (role === 'admin') return null
  if (!provinceOf(province)) throw new OperatorError(`--province: there is no province ${province}`)
  if (!organisation && role !== 'consultant') throw new OperatorError(`--organisation: needed for the role ${role}`)
  if (commune && agencyKind !== 'commune') throw new OperatorError('--commune: goes with --agency commune')
  if (commune && communeOf(commune)?.provinceCode !== province)
    throw new OperatorError(`--commune: there is no commune ${commune} in province ${province}`)
  const kinds = {
    enterprise: 'enterprise',
    consultant: organisation ? 'consulting' : 'expert',
    department: 'agency',
    agency: 'agency',
  } as const satisfies Record<typeof role, OrganisationKind>
  const known = membership || agencyKind ? organisationsNamed(kinds[role], organisation ?? name, province) : []
  const [joined, ...namesakes] = known
  if (namesakes.length > 0)
    throw new OperatorError('--organisation: several organisations of this province bear the name')
  if (joined && joined.agencyKind !== agencyKind) {
    throw new OperatorError(`--agency: ${organisation!} is an agency of the kind ${String(joined.agencyKind)}`)
  }
  if (joined && commune) throw new OperatorError('--commune: only for an agency that is new')
  if (joined) return { joins: joined.id, as: membership ?? 'member' }
  if (membership) throw new OperatorError('--membership: only for an organisation that is there already')
  return { kind: kinds[role], agencyKind, name: organisation ?? name, provinceCode: province, communeCode: commune }
}

/** Gives an account that is there already the organisation too, or makes it an owner of one that it belongs to. */
function alsoWorksFor(asked: Arguments, userId: string) {
  const organisation = organisationFor(asked)
  if (!organisation) throw new OperatorError('--also: not for administrators')
  if ('joins' in organisation && actorOf(userId)?.belongsTo.includes(organisation.joins)) {
    if (asked.membership !== 'owner' || !makeOwner(userId, organisation.joins))
      throw new OperatorError(`--also: ${asked.email} belongs to this organisation already`)
    return console.log(`Owner now: ${asked.email}, ${asked.organisation!}`)
  }
  const organisationId = joinOrganisation(userId, organisation)
  const actor = actorOf(userId, organisationId)!
  console.log(`Also works for: ${actor.email}, ${actor.role}, ${actor.organisationName!}`)
}

async function createUser() {
  const asked = readArguments()
  migrateDatabase()
  loadReference()
  const known = accountOf(asked.email)
  if (asked.also && !known) throw new OperatorError(`--also: ${asked.email} has no account yet`)
  if (known && !asked.also) throw new OperatorError(`--email: ${asked.email} has an account already`)
  if (known) return alsoWorksFor(asked, known.id)
  const organisation = organisationFor(asked)
  const password = await passwordFor(asked.generate, [asked.email, asked.name, asked.organisation])
  const actor = createAccount({ email: asked.email, name: asked.name, passwordHash: password.hash, organisation })
  console.log(`Created: ${actor.email}, ${actor.role}${actor.organisationName ? `, ${actor.organisationName}` : ''}`)
  password.tell()
}

try {
  await createUser()
} finally {
  closeDatabase()
}
