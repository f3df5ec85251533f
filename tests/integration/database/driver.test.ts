import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { Database } from '~db/sqlite'
import { aliases } from '../../../build.config'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-driver-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const LOOP = path.join(import.meta.dirname, 'driver-loop.ts')
/** Beside node_modules, where the driver is found. */
const builtFolder = path.resolve('.cache', `driver-${randomUUID()}`)

/** The loop as one file that Node runs by itself: a process begins in a third of the time. */
beforeAll(async () => {
  const rollupOptions = { output: { entryFileNames: 'loop.mjs' } }
  const options = { ssr: LOOP, target: 'node20', outDir: builtFolder, rollupOptions }
  await build({ configFile: false, logLevel: 'error', resolve: { alias: aliases }, build: options })
})
afterAll(() => rmSync(builtFolder, { recursive: true, force: true }))

/** How a process reads TypeScript: with `tsx`, as the application does, or not at all. */
const WITH_TSX = ['--import', 'tsx', LOOP]
const BUILT = [path.join(builtFolder, 'loop.mjs')]

/** What a process printed that prepared so many statements. Rejects when it ends by a signal or with another status than 0. */
async function prepareInAProcess(statements: number, program = WITH_TSX) {
  const file = path.join(folder, `${randomUUID()}.sqlite`)
  const { stdout } = await run(process.execPath, ['--expose-gc', ...program, file, String(statements)])
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
    const program = round < 5 ? WITH_TSX : BUILT
    const two = [prepareInAProcess(1000, program), prepareInAProcess(1000, program)]
    expect(await Promise.all(two)).toEqual([1000, 1000])
  }
}, 60_000)
