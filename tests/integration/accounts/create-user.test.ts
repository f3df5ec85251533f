import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { signInWithPassword } from '~/auth/credentials.server'
import { beginSecondStep } from '~/domain/accounts/change-second-step.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import { accountOf, actorOf, workspacesOf } from '~/domain/accounts/queries.server'
import { hasSecondStep } from '~/domain/accounts/second-step.server'
import { closeDatabase, db } from '~db/connection'
import { organisations, secondSteps, users } from '~db/schema'
import { agency, colleague } from '~tests/scenarios'
import { ownCommune } from '~/domain/programme/own-commune.server'
import { freshDatabase } from '~tests/support/database'
import { opened } from './posted-form'

const ROOT = path.resolve(import.meta.dirname, '../../..')

const createUser = (options: string) => command('create-user', options)

/** Runs the operator's command against this test's database, without a terminal. */
function command(name: 'create-user' | 'set-password', options: string) {
  closeDatabase()
  const words = options.match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", ''))
  const run = spawnSync(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    input: '',
  })
  return { status: run.status, output: run.stdout, error: run.stderr.trim() }
}

const officer = `--role department --name 'Cầm Văn Sở' --organisation 'Sở Khoa học và Công nghệ'`

beforeEach(freshDatabase)

it('makes officers’ accounts in one organisation, each with a password that is shown once and works', async () => {
  const { status, output } = createUser(`${officer} --email So@example.vn --generate`)
  expect(status).toBe(0)
  const password = /Password, shown only now: (\S{20})/.exec(output)?.[1] ?? ''
  const userId = await signInWithPassword(opened('/').request, 'so@example.vn', password)
  expect(actorOf(userId)).toMatchObject({ role: 'department', provinceCode: '14' })

  expect(createUser(`${officer} --email so2@example.vn --generate`).status).toBe(0)
  expect(db.select().from(users).all()).toHaveLength(2)
  expect(db.select().from(organisations).all()).toHaveLength(1)
})

it('makes officers of every kind of agency, and knows an agency by its name', async () => {
  const commune = `--role agency --agency commune --name 'Lường Văn Xã' --organisation 'UBND xã Thung Mẫu'`
  const made = createUser(`${commune} --email xa@example.vn --generate`)
  const password = /Password, shown only now: (\S{20})/.exec(made.output)?.[1] ?? ''
  const actor = actorOf(await signInWithPassword(opened('/').request, 'xa@example.vn', password))
  expect(actor).toMatchObject({ role: 'agency', agencyKind: 'commune', membership: 'owner' })

  expect(createUser(`${commune} --email xa2@example.vn --membership reader --generate`).status).toBe(0)
  const reader = actorOf(db.select().from(users).where(eq(users.email, 'xa2@example.vn')).get()!.id)
  expect(reader).toMatchObject({ organisationId: actor!.organisationId, membership: 'reader' })

  const { error } = createUser(`${commune.replace('agency commune', 'agency finance')} --email b@example.vn --generate`)
  expect(error).toBe('--agency: UBND xã Thung Mẫu is an agency of the kind commune')
})

it('says of which commune an agency is, whose figures its officers then read', () => {
  const commune = `--role agency --agency commune --name 'Lường Văn Xã' --organisation 'UBND xã Thung Mẫu'`
  expect(createUser(`${commune} --email xa@example.vn --commune 04018 --generate`).status).toBe(0)
  const { id } = db.select().from(users).where(eq(users.email, 'xa@example.vn')).get()!
  expect(ownCommune(actorOf(id)!)).toBe('04018')
  const wrong = createUser(`${commune} --email b@example.vn --commune 99999 --generate`)
  expect(wrong.error).toBe('--commune: there is no commune 99999 in province 14')
  expect(createUser(`${officer} --email c@example.vn --commune 04018 --generate`).error).toBe(
    '--commune: goes with --agency commune',
  )
})

it('gives an account one more organisation to work for, once', () => {
  const owner = `--role enterprise --name 'Lò Thị Mai' --organisation 'HTX Mận'`
  expect(createUser(`${owner} --email mai@example.vn --generate`).status).toBe(0)
  expect(createUser(`${officer} --email so@example.vn --generate`).status).toBe(0)
  const reads = `${owner} --email so@example.vn --membership reader --also`
  expect(createUser(reads)).toMatchObject({ status: 0, output: 'Also works for: so@example.vn, enterprise, HTX Mận\n' })
  const userId = db.select().from(users).where(eq(users.email, 'so@example.vn')).get()!.id
  expect(workspacesOf(userId)).toMatchObject([
    { role: 'department', membership: 'owner' },
    { role: 'enterprise', membership: 'reader', organisationName: 'HTX Mận' },
  ])
  expect(createUser(reads).error).toBe('--also: so@example.vn belongs to this organisation already')
  expect(db.select().from(organisations).all()).toHaveLength(2)
})

it('hands an agency whose owner left over to one of its people', () => {
  const owner = agency('commune', { name: 'UBND xã Thung Mẫu' })
  const member = colleague(owner, 'member')
  const commune = `--role agency --agency commune --name 'Lường Văn Xã' --organisation 'UBND xã Thung Mẫu'`
  expect(createUser(`${commune} --email ${member.email} --membership owner --also`)).toMatchObject({
    status: 0,
    output: `Owner now: ${member.email}, UBND xã Thung Mẫu\n`,
  })
  expect(workspacesOf(member.userId)).toMatchObject([{ role: 'agency', membership: 'owner' }])
})

it.each([
  [`--role admin --email nobody@example.vn --name A --also`, /^--also: nobody@example.vn has no account yet$/],
  [`--role agency --email a@example.vn --name A --organisation B --generate`, /^--agency: goes with --role agency/],
  [`${officer} --agency finance --email a@example.vn --generate`, /^--agency: goes with --role agency/],
  [
    `--role enterprise --organisation B --name A --membership reader --email a@example.vn --generate`,
    /^--membership: /,
  ],
  ['--role king --email nowhere --name A --generate', /^--role: .*--email: /],
  [`${officer} --email a@example.vn --province 99 --generate`, /^--province: there is no province 99$/],
  ['--role admin --email a@example.vn --name A', /use --generate$/],
])('says in one line what is wrong: %s', (options, message) => {
  const { status, error } = createUser(options)
  expect(status).toBe(1)
  expect(error).toMatch(message)
  expect(error.split('\n')).toHaveLength(1)
  expect(db.select().from(users).all()).toEqual([])
})

it('says that an e-mail is taken', () => {
  createAccount({ email: 'a@example.vn', name: 'A', passwordHash: 'x', organisation: null })
  const { status, error } = createUser('--role admin --email A@example.vn --name A --generate')
  expect(status).toBe(1)
  expect(error).toBe('--email: a@example.vn has an account already')
})

it('gives an officer who lost the password another one, by either name', async () => {
  const made = createUser(`${officer} --email so@example.vn --generate`)
  const passwordIn = (output: string) => /Password, shown only now: (\S{20})/.exec(output)?.[1] ?? ''
  const enter = (password: string) => signInWithPassword(opened('/').request, 'so@example.vn', password)
  const userId = await enter(passwordIn(made.output))
  const { status, output } = command('set-password', '--login So@example.vn --generate')
  expect(status).toBe(0)
  await expect(enter(passwordIn(made.output))).rejects.toThrow('accounts.wrong_credentials')
  expect(await enter(passwordIn(output))).toBe(userId)
  expect(output).not.toContain('second step')
})

it('lets an officer in again who lost the telephone of the second step', () => {
  createUser(`${officer} --email so@example.vn --generate`)
  const actor = actorOf(accountOf('so@example.vn')!.id)!
  beginSecondStep(actor, 'session')
  db.update(secondSteps).set({ onAt: new Date() }).run()
  expect(hasSecondStep(actor.userId)).toBe(true)
  const { output } = command('set-password', '--login so@example.vn --generate --without-second-step')
  expect(output).toContain('The second step is off, passkeys included.')
  expect(hasSecondStep(actor.userId)).toBe(false)
})
