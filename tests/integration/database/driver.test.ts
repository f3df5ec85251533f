import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Database } from '~db/sqlite'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-driver-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What a process printed that prepared so many statements. Rejects when it ends by a signal or with another status than 0. */
async function prepareInAProcess(statements: number) {
  const file = path.join(folder, `${randomUUID()}.sqlite`)
  const loop = path.join(import.meta.dirname, 'driver-loop.ts')
  const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', loop, file, String(statements)])
  return Number(stdout)
}
const run = promisify(execFile)

it('holds a SQLite without the fault at a reset of the write-ahead log, mended in 3.51.3', () => {
  const version = new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get() as string
  const [major, minor, patch] = version.split('.').map(Number) as [number, number, number]
  expect(major * 1_000_000 + minor * 1_000 + patch).toBeGreaterThanOrEqual(3_051_003)
})

it('survives the collection of 200,000 statements', async () => {
  expect(await prepareInAProcess(200_000)).toBe(200_000)
}, 60_000)

it('ends 50 processes without a fault', async () => {
  for (let round = 0; round < 25; round += 1) {
    expect(await Promise.all([prepareInAProcess(1000), prepareInAProcess(1000)])).toEqual([1000, 1000])
  }
}, 60_000)
