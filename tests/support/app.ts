import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '~search/child'

const ROOT = path.resolve(import.meta.dirname, '../..')
const READY_WITHIN_MS = 150_000

export type RunningApp = {
  url: string
  dataDir: string
  child: ChildProcess
  /** Everything printed so far. */
  output(): string
  stop(): Promise<void>
}

/** Starts the built application as `npm start` does, on a free port with a data folder of its own. */
export async function startApp(options: { env?: Record<string, string>; dataDir?: string } = {}): Promise<RunningApp> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'nhip-cau-app-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: ROOT,
    env: { ...cleanEnvironment(), PORT: String(port), DATA_DIR: dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const listening = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The application did not start in time:\n${text}`)), READY_WITHIN_MS)
    const read = (chunk: Buffer) => {
      text += chunk.toString()
      if (!text.includes(`${url}\n`)) return
      clearTimeout(late)
      resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then(() => {
      clearTimeout(late)
      reject(new Error(`The application ended:\n${text}`))
    })
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await listening
  } catch (error) {
    await stop()
    throw error
  }
  return { url, dataDir, child, output: () => text, stop }
}

/** Without what belongs to the test runner or to another application's settings. */
function cleanEnvironment() {
  const env = { ...process.env }
  for (const name of [
    'NODE_ENV',
    'VITEST',
    'DATABASE_FILE',
    'MEILI_URL',
    'MEILI_KEY',
    'MEILI_SEARCH_KEY',
    'MEILI_PATIENCE',
    'SEARCH_INDEX_PREFIX',
    'ORIGIN',
    'SMTP_URL',
    'CLAMD',
  ])
    delete env[name]
  return env
}
