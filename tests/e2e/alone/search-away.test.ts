import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { READ_AS } from '~/forms/carried'
import * as m from '~/i18n/paraglide/messages'
import { newId } from '~db/ids'
import { Database, type Sqlite } from '~db/sqlite'
import { runnableBinary } from '~search/child/binary'
import { type RunningApp, startApp } from '~tests/support/app'
import { httpClient } from '~tests/support/http-client'

const folder = mkdtempSync(path.join(tmpdir(), 'search-away-'))
const dataDir = path.join(folder, 'data')
/** While this file is there, no search server can be started. */
const broken = path.join(folder, 'broken')
const WAIT = { timeout: 30_000, interval: 100 }

let app: RunningApp
let database: Sqlite

beforeAll(async () => {
  const real = await runnableBinary(folder, undefined)
  const binary = path.join(folder, 'meilisearch')
  writeFileSync(binary, `#!/bin/bash\n[ -e '${broken}' ] && exit 1\nexec -a "$0" '${real}' "$@"\n`)
  chmodSync(binary, 0o755)
  app = await startApp({ dataDir, env: { MEILI_BIN: binary } })
  database = new Database(path.join(dataDir, 'nhip-cau.sqlite'), { readonly: true })
})
afterAll(async () => {
  database?.close()
  await app?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const searchPid = () => Number(readFileSync(path.join(dataDir, 'meilisearch/meilisearch.pid'), 'utf8').split(' ')[0])
const health = async () =>
  JSON.parse((await httpClient(app.url).get('/healthz')).text) as { search: string; queue: { depth: number } }
const consultantsFor = async (words: string) =>
  (await httpClient(app.url).get(`/consultants?q=${encodeURIComponent(words)}`)).text
const one = <Row>(sql: string, ...values: string[]) => database.prepare(sql).get(...values) as Row

async function signedIn(email: string) {
  const person = httpClient(app.url)
  expect((await person.signIn(email)).status).toBe(303)
  return person
}

/** Whether the page says that its results are the simpler ones. */
const isSimpler = (page: string) => page.includes('data-simpler')

/** Search answers more simply and says so, suggestions are as ever, and every other page goes on. */
async function expectSimplerSearch() {
  const search = await consultantsFor('iso 9001')
  expect(isSimpler(search)).toBe(true)
  expect(search).toContain('href="/consultants/')
  expect(search).not.toContain(m.search_unavailable_title())

  const visitor = httpClient(app.url)
  const text = 'Xưởng chè của mình muốn làm HACCP để bán cho siêu thị'
  expect((await visitor.post('/?index', { id: newId(), text })).status).toBe(303)
  const draft = await visitor.get('/draft')
  expect(draft.text).toContain('HACCP')
  expect(draft.text).not.toContain(m.need_search_unavailable_title())
  expect(draft.text).not.toContain(m.need_out_of_scope_title())

  const profile = one<{ id: string }>(`select id from profiles where status = 'published'`)
  const department = await signedIn('so-khcn@vi-du.example')
  const answers = await Promise.all([
    ...['/', '/sign-in', `/consultants/${profile.id}`].map((page) => visitor.get(page)),
    ...['/department', '/department/profiles', '/department/outcomes'].map((page) => department.get(page)),
  ])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
}

/** The search server answers again, with what changed meanwhile, and nothing waits. */
async function expectServerAgain(words: string, profileId: string) {
  await expect.poll(async () => isSimpler(await consultantsFor(words)), WAIT).toBe(false)
  await expect.poll(health, WAIT).toMatchObject({ search: 'ok', queue: { depth: 0 } })
  const page = await consultantsFor(words)
  expect(isSimpler(page)).toBe(false)
  expect(page).toContain(`/consultants/${profileId}`)
}

const PROFILE = `select p.id, p.version, o.name, u.email from profiles p
  join organisations o on o.id = p.organisation_id
  join memberships m on m.organisation_id = o.id join users u on u.id = m.user_id`
type Profile = { id: string; version: number; name: string; email: string }

it('a search server that died: search is simpler, a profile introduced meanwhile is found at once, and by the server afterwards', async () => {
  const profile = one<Profile>(`${PROFILE} where p.status = 'submitted'`)
  writeFileSync(broken, '')
  process.kill(searchPid(), 'SIGKILL')
  await expect.poll(async () => (await health()).search, WAIT).toBe('simpler')
  await expectSimplerSearch()

  const department = await signedIn('so-khcn@vi-du.example')
  const decision = { decision: 'publish', [READ_AS]: String(profile.version) }
  expect((await department.post(`/department/profiles/${profile.id}`, decision)).status).toBe(303)
  await expect.poll(() => consultantsFor(profile.name), WAIT).toContain(`/consultants/${profile.id}`)
  expect((await health()).queue.depth).toBeGreaterThan(0)

  rmSync(broken)
  await expectServerAgain(profile.name, profile.id)
})

it('a search server that is silent: pages do not wait for it, and the same holds', async () => {
  const profile = one<Profile>(`${PROFILE} where p.status = 'published'`)
  const consultant = await signedIn(profile.email)
  const server = searchPid()
  process.kill(server, 'SIGSTOP')
  try {
    await expectSimplerSearch()
    const basics = {
      headline: 'Lò sấy khoai Kroptiva',
      introduction: 'Có nhóm đi địa bàn Tây Bắc.',
      roles: 'consulting',
      yearsExperience: '12',
      availability: 'open',
    }
    expect(await consultant.post('/profile/basics', basics)).toMatchObject({ status: 303, to: '/profile?done=basics' })
    await expect.poll(() => consultantsFor('Kroptiva'), WAIT).toContain(`/consultants/${profile.id}`)
    expect((await health()).queue.depth).toBeGreaterThan(0)
  } finally {
    process.kill(server, 'SIGCONT')
  }
  await expectServerAgain('Kroptiva', profile.id)
})
