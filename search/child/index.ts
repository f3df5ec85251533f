import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { MEILISEARCH_VERSION, runnableBinary } from './binary'
import { SearchChildError } from './error'
import { endProcess, endStray, freePort, recordedServer, WRAPPER } from './process'

export { SearchChildError } from './error'
export { freePort } from './process'

const READY_WITHIN_MS = 20_000
const STEADY_AFTER_MS = 30_000
const BACKOFF_MS = { first: 100, most: 5_000 }

export type SearchChild = {
  url: string
  key: string
  /** Process id of the server; undefined while it is down. */
  pid(): number | undefined
  stop(): Promise<void>
}

/**
 * Starts a Meilisearch server as a child on a free port of the loopback address, and starts it again on the same
 * port whenever it dies. Its data stand in `dataDir`/meilisearch, a folder for each version: they are derived from
 * the database and made anew after an upgrade. Throws `SearchChildError` when none can be started.
 */
export async function startMeilisearch(options: {
  dataDir: string
  masterKey: string
  binary?: string | undefined
}): Promise<SearchChild> {
  const home = path.resolve(options.dataDir, 'meilisearch')
  const folder = path.join(home, MEILISEARCH_VERSION)
  const pidFile = path.join(home, 'meilisearch.pid')
  const logFile = path.join(home, 'meilisearch.log')
  mkdirSync(folder, { recursive: true })
  const binary = await runnableBinary(home, options.binary)
  await endStray(pidFile, binary)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`

  const start = () => {
    const log = openSync(logFile, 'a')
    const flags = ['--no-analytics', '--http-addr', `127.0.0.1:${port}`, '--log-level', 'WARN']
    const places = ['--db-path', path.join(folder, 'data'), '--dump-dir', path.join(folder, 'dumps')]
    const wrapper = spawn(
      '/bin/sh',
      ['-c', WRAPPER, 'sh', binary, ...flags, ...places, '--max-indexing-memory', '256Mb'],
      {
        // A process group of its own: Ctrl-C reaches the parent only, which ends the server last.
        detached: true,
        cwd: folder,
        stdio: ['pipe', log, log],
        env: {
          NODE_ENV: 'production',
          PATH: process.env.PATH,
          PIDFILE: pidFile,
          MEILI_MASTER_KEY: options.masterKey,
          MEILI_ENV: 'production',
        },
      },
    )
    wrapper.stdin!.on('error', () => undefined)
    closeSync(log)
    return wrapper
  }

  let wrapper: ChildProcess = start()
  let stopping = false
  let backoff = BACKOFF_MS.first
  const restart = async () => {
    const startedAt = Date.now()
    await exited(wrapper)
    if (stopping) return
    backoff = Date.now() - startedAt > STEADY_AFTER_MS ? BACKOFF_MS.first : Math.min(backoff * 2, BACKOFF_MS.most)
    await pause(backoff)
    if (stopping) return
    await endStray(pidFile, binary)
    wrapper = start()
    void restart()
  }

  if (!(await ready(url, wrapper))) {
    stopping = true
    wrapper.stdin!.end()
    throw new SearchChildError(lastLine(logFile) ?? `Meilisearch did not answer within ${READY_WITHIN_MS / 1000} s`)
  }
  void restart()

  const pid = () => recordedServer(pidFile, binary)?.server
  return {
    url,
    key: options.masterKey,
    pid,
    async stop() {
      stopping = true
      const server = pid()
      wrapper.stdin!.end()
      if (server) await endProcess(server)
      await exited(wrapper)
    },
  }
}

const exited = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

/** Waits for the first good answer; false when the process ends before it or time runs out. */
async function ready(url: string, child: ChildProcess) {
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await pause(25)) {
    if (child.exitCode !== null || child.signalCode !== null) return false
    const answer = await fetch(`${url}/health`).catch(() => undefined)
    if (answer?.ok) return true
  }
  return false
}

const lastLine = (file: string) => readFileSync(file, 'utf8').trim().split('\n').at(-1) || undefined
