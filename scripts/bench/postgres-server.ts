import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'

/** Where Debian's package puts the programs. */
const PROGRAMS = '/usr/lib/postgresql/15/bin'
const READY_WITHIN = 20_000

/** Runs `work` on a PostgreSQL 15 of its own that listens on a socket only; undefined where it is not installed. */
export async function withPostgres<T>(work: (client: Client, folder: string) => Promise<T>): Promise<T | undefined> {
  const account = serverAccount()
  if (!existsSync(path.join(PROGRAMS, 'postgres')) || !account) return undefined
  const home = mkdtempSync(path.join(tmpdir(), 'nhip-cau-postgres-'))
  if ('uid' in account) chownSync(home, account.uid, account.gid)
  const data = path.join(home, 'data')
  try {
    const setUp = ['-D', data, '-U', 'bench', '--auth=trust', '-E', 'UTF8', '--no-locale']
    execFileSync(path.join(PROGRAMS, 'initdb'), setUp, { ...account, cwd: home, stdio: 'ignore' })
    const server = spawn(path.join(PROGRAMS, 'postgres'), ['-D', data, '-k', home, '-c', 'listen_addresses='], {
      ...account,
      cwd: home,
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => server.once('close', resolve))
    try {
      const client = await connected(home)
      try {
        return await work(client, data)
      } finally {
        await client.end()
      }
    } finally {
      server.kill('SIGINT')
      await ended
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** PostgreSQL refuses to run as root: then its own account is used. */
function serverAccount(): { uid: number; gid: number } | Record<string, never> | undefined {
  if (process.getuid?.() !== 0) return {}
  const fields = /^postgres:.*$/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[0].split(':')
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) }
}

async function connected(host: string): Promise<Client> {
  const until = performance.now() + READY_WITHIN
  for (;;) {
    const client = new Client({ host, user: 'bench', database: 'postgres' })
    try {
      await client.connect()
      return client
    } catch (error) {
      if (performance.now() > until) throw error
      await pause(100)
    }
  }
}
