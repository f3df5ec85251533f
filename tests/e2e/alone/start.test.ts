import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { gone, isAlive } from '~search/child/process'
import { type RunningApp, startApp } from '~tests/support/app'

let dataDir: string
let app: RunningApp | undefined
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'nhip-cau-start-'))
})
afterEach(async () => {
  await app?.stop()
  app = undefined
  rmSync(dataDir, { recursive: true, force: true })
})

const searchPid = () => Number(readFileSync(path.join(dataDir, 'meilisearch/meilisearch.pid'), 'utf8').split(' ')[0])
const health = async (url: string) => (await (await fetch(`${url}/healthz`)).json()) as Record<string, unknown>

it('starts with the demo province, and a second time builds and loads nothing again', async () => {
  app = await startApp({ dataDir })
  await expect.poll(() => app!.output()).toContain('so-khcn@vi-du.example')
  expect(await health(app.url)).toMatchObject({ database: 'ok', search: 'ok' })
  expect(await (await fetch(app.url)).text()).toContain('<textarea')
  await app.stop()

  const stamp = statSync('build/.stamp').mtimeMs
  app = await startApp({ dataDir })
  expect(statSync('build/.stamp').mtimeMs).toBe(stamp)
  expect(app.output()).not.toContain('Building')
})

it('ends the search server with it, also when it is killed, and starts again after that', async () => {
  app = await startApp({ dataDir, env: { DEMO: '0' } })
  const orphan = searchPid()
  expect(isAlive(orphan)).toBe(true)
  app.child.kill('SIGKILL')
  expect(await gone(orphan, 20_000)).toBe(true)

  app = await startApp({ dataDir, env: { DEMO: '0' } })
  const server = searchPid()
  await app.stop()
  expect(isAlive(server)).toBe(false)
  expect(app.child.exitCode).toBe(0)
})

it('in production loads no demo and prints no sign-ins, but how an officer gets an account', async () => {
  app = await startApp({ dataDir, env: { NODE_ENV: 'production' } })
  expect((await fetch(app.url)).status).toBe(200)
  expect(app.output()).not.toContain('Demo sign-ins')
  expect(app.output()).toContain('npm run create-user')
})

it('starts without a search server and says so', async () => {
  app = await startApp({ dataDir, env: { DEMO: '0', MEILI_BIN: '/nowhere/meilisearch' } })
  expect(app.output()).toContain('Search is simpler, without Meilisearch: MEILI_BIN /nowhere/meilisearch cannot be run')
  expect(await health(app.url)).toMatchObject({ database: 'ok', search: 'simpler' })
})

it.each([
  ['PORT', 'abc', /^Wrong settings\. PORT: .+$/],
  ['PROVINCE', 'nowhere', /^Wrong settings\. PROVINCE: there is no province nowhere; there are: .*son-la/],
  ['DATA_DIR', 'package.json', /package\.json is not a folder\./],
])('says in one line that %s cannot be used', async (name, value, line) => {
  const failed = startApp({ dataDir, env: { [name]: value } })
  await expect(failed).rejects.toThrow(/The application ended/)
  const said = await failed.catch((error: Error) => error.message.split('\n').slice(1).filter(Boolean))
  expect(said).toHaveLength(1)
  expect((said as string[])[0]).toMatch(line)
})
