import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sessionActor } from '~/auth/session.server'
import { storedId } from '~/auth/stored-sessions.server'
import { findsOf, savedSearchesOf } from '~/domain/alerts/queries.server'
import { closeDatabase, databaseFile, db } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { loadReference } from '~db/reference'
import { memberships, organisations, savedSearches, sessions, users } from '~db/schema'
import { opened } from '../accounts/posted-form'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../db/migrations')
const COOKIE = 'the0session0of0a0browser0that0is0signed0in'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-migrations-'))
  closeDatabase()
  for (const end of ['', '-wal', '-shm']) rmSync(`${databaseFile()}${end}`, { force: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A database as it was before people could belong to several organisations. */
function before() {
  cpSync(MIGRATIONS, folder, { recursive: true })
  const journal = path.join(folder, 'meta/_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] }
  const earlier = entries.slice(
    0,
    entries.findIndex(({ tag }) => tag.endsWith('_who_acts')),
  )
  writeFileSync(journal, JSON.stringify({ ...rest, entries: earlier }))
  migrate(db, { migrationsFolder: folder })
  const later = Date.now() + 86_400_000
  db.$client.exec(`
    insert into provinces (code, name, full_name, name_en) values ('14', 'Sơn La', 'Tỉnh Sơn La', 'Son La');
    insert into users (id, email, name, password_hash, is_admin, created_at) values
      ('owner', 'chu@example.vn', 'Lò Thị Mai', 'x', 0, 1), ('officer', 'so@example.vn', 'Cầm Văn Sơn', 'x', 0, 1);
    insert into organisations (id, kind, name, province_code, created_at, updated_at) values
      ('htx', 'enterprise', 'HTX Mận', '14', 1, 1), ('so', 'agency', 'Sở KH&CN', '14', 1, 1);
    insert into memberships (user_id, organisation_id, created_at) values ('owner', 'htx', 1), ('officer', 'so', 1);
    insert into saved_searches (id, user_id, kind, name, query, frequency, unsubscribe_key, created_at) values
      ('search', 'owner', 'consultants', 'HACCP', 'subject=HACCP', 'daily', 'key', 1);
    insert into sessions (id, user_id, expires_at, created_at) values
      ('${storedId(COOKIE)}', 'owner', ${Math.floor(later / 1000)}, ${Date.now()}),
      ('${storedId(`${COOKIE}2`)}', 'officer', ${Math.floor(later / 1000)}, ${Date.now()});
  `)
}

it('carries memberships, agencies, saved searches and sessions over', async () => {
  before()
  migrateDatabase()
  loadReference()
  const actor = (cookie: string) => sessionActor(opened('/', `session=${cookie}`).request)

  const owner = await actor(COOKIE)
  expect(owner).toMatchObject({
    organisationId: 'htx',
    role: 'enterprise',
    membership: 'owner',
    capabilities: ['write', 'change_organisation'],
  })
  const officer = await actor(`${COOKIE}2`)
  expect(officer).toMatchObject({ role: 'department', agencyKind: 'department_in_charge' })
  expect(officer?.capabilities).toContain('verify_outcomes')

  expect(savedSearchesOf(owner!)).toHaveLength(1)
  expect(findsOf(owner!, 'search').search).toMatchObject({ organisationId: 'htx' })
  expect(db.select().from(savedSearches).get()).toMatchObject({ userId: 'owner', frequency: 'daily' })
  expect(db.select().from(memberships).all()).toHaveLength(2)
  expect(
    db
      .select()
      .from(organisations)
      .all()
      .map(({ agencyKind }) => agencyKind),
  ).toEqual([null, 'department_in_charge'])
  expect(db.$client.pragma('foreign_key_check')).toEqual([])
})

it('a table that is built anew takes nobody’s memberships and sessions along, and references hold afterwards', () => {
  before()
  migrateDatabase()
  expect(db.select({ email: users.email, phone: users.phone }).from(users).orderBy(users.email).all()).toEqual([
    { email: 'chu@example.vn', phone: null },
    { email: 'so@example.vn', phone: null },
  ])
  expect(db.select().from(sessions).all()).toHaveLength(2)
  expect(db.$client.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(() => db.$client.exec("update users set email = null where id = 'owner'")).toThrow('users_login')
})

it('a migration that leaves a row without what it refers to is told of', () => {
  before()
  db.$client.pragma('foreign_keys = OFF')
  db.$client.exec("insert into memberships (user_id, organisation_id, created_at) values ('nobody', 'htx', 1)")
  expect(migrateDatabase).toThrow('rows of memberships that refer to no row of users')
})
