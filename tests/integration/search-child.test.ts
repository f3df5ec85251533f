import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Meilisearch } from 'meilisearch'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SearchChildError, startMeilisearch, type SearchChild } from '~search/child'
import { gone, isAlive } from '~search/child/process'

const masterKey = 'a-master-key-for-this-test-only'
let dataDir: string
let child: SearchChild | undefined

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'search-child-'))
})
afterEach(async () => {
  await child?.stop()
  child = undefined
  rmSync(dataDir, { recursive: true, force: true })
})

const clientOf = ({ url, key }: SearchChild) => new Meilisearch({ host: url, apiKey: key })

it('comes back on the same port with its data after it was killed', async () => {
  child = await startMeilisearch({ dataDir, masterKey })
  const client = clientOf(child)
  await client
    .index('words')
    .addDocuments([{ id: 1, text: 'đào tạo 5S' }])
    .waitTask()
  const killed = child.pid()!
  process.kill(killed, 'SIGKILL')
  expect(await gone(killed, 5_000)).toBe(true)
  await expect.poll(() => client.isHealthy(), { timeout: 10_000 }).toBe(true)
  expect(child.pid()).not.toBe(killed)
  expect((await client.index('words').search('dao tao')).hits).toHaveLength(1)
})

it('asks for its key', async () => {
  child = await startMeilisearch({ dataDir, masterKey })
  expect((await fetch(`${child.url}/indexes`)).status).toBe(401)
})

it('ends with its parent, however the parent ends', async () => {
  const program = `
    import { startMeilisearch } from ${JSON.stringify(path.resolve('search/child'))}
    const child = await startMeilisearch(${JSON.stringify({ dataDir, masterKey })})
    console.log(child.pid())
    setInterval(() => {}, 1000)`
  const file = path.join(dataDir, 'parent.mts')
  writeFileSync(file, program)
  const parent = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (line) => resolve(Number(line))))
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  expect(await gone(pid, 5_000)).toBe(true)
  child = await startMeilisearch({ dataDir, masterKey })
  expect(await clientOf(child).isHealthy()).toBe(true)
})

it('ends a stray server of an earlier start, and leaves a stranger with the same number alone', async () => {
  const home = path.join(dataDir, 'meilisearch')
  const first = await startMeilisearch({ dataDir, masterKey })
  const pidFile = path.join(home, 'meilisearch.pid')
  const [binary, args] = ['meilisearch-1.21.0', ['--no-analytics', '--http-addr', '127.0.0.1:0']]
  await first.stop()

  const stray = spawn(path.join(home, binary), args, { cwd: home, stdio: 'ignore' })
  writeFileSync(pidFile, `${stray.pid} 999999999`)
  child = await startMeilisearch({ dataDir, masterKey })
  expect(await gone(stray.pid!, 1_000)).toBe(true)
  await child.stop()

  writeFileSync(pidFile, `${process.pid} 999999999`)
  child = await startMeilisearch({ dataDir, masterKey })
  expect(Number(readFileSync(pidFile, 'utf8').split(' ')[0])).toBe(child.pid())
})

it('refuses a second server on the same data folder while the first runs', async () => {
  child = await startMeilisearch({ dataDir, masterKey })
  const pidFile = path.join(dataDir, 'meilisearch', 'meilisearch.pid')
  writeFileSync(pidFile, `${child.pid()} ${process.ppid}`)
  await expect(startMeilisearch({ dataDir, masterKey })).rejects.toThrow(SearchChildError)
})

it('says in one line why none can be started', async () => {
  const attempt = startMeilisearch({ dataDir, masterKey, binary: path.join(dataDir, 'nothing') })
  await expect(attempt).rejects.toThrow(/^MEILI_BIN .* cannot be run$/)
})

it('never runs a copy that was changed: it is replaced', async () => {
  const home = path.join(dataDir, 'meilisearch')
  const first = await startMeilisearch({ dataDir, masterKey })
  await first.stop()
  writeFileSync(path.join(home, 'meilisearch-1.21.0'), '#!/bin/sh\nexit 3\n')
  child = await startMeilisearch({ dataDir, masterKey })
  expect(await clientOf(child).isHealthy()).toBe(true)
})
