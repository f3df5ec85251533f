import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { SearchChildError } from './error'

/**
 * Runs the server with its parent's pipe on standard input: when the parent is gone, by whatever way,
 * the pipe closes and the server ends. The file named by PIDFILE holds the server's and the parent's process ids.
 */
export const WRAPPER = `
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
echo "$server $PPID" >"$PIDFILE"
{ read -r _ <&3; kill "$server" 2>/dev/null; } &
reader=$!
wait "$server"
status=$?
kill "$reader" 2>/dev/null
exit "$status"
`

const POLL_MS = 20

export function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The process's program and arguments; empty when there is no such process. */
export function commandOf(pid: number) {
  try {
    if (existsSync('/proc/self/exe')) {
      return `${readlinkSync(`/proc/${pid}/exe`)} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`
    }
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** The process ids last written to the file, as far as they still belong to `binary`. */
export function recordedServer(pidFile: string, binary: string) {
  if (!existsSync(pidFile)) return undefined
  const [server, parent] = readFileSync(pidFile, 'utf8').trim().split(' ').map(Number)
  if (!server || !parent || !commandOf(server).includes(binary)) return undefined
  return { server, parent }
}

/** Waits until the process is gone; false when it is still there after `ms`. */
export async function gone(pid: number, ms: number) {
  for (const end = Date.now() + ms; Date.now() < end; await pause(POLL_MS)) if (!isAlive(pid)) return true
  return !isAlive(pid)
}

/** Ends a server that an earlier start left behind. Throws when it belongs to a process that still runs. */
export async function endStray(pidFile: string, binary: string) {
  const stray = recordedServer(pidFile, binary)
  if (stray && !(await gone(stray.server, 1_000))) {
    if (stray.parent !== process.pid && isAlive(stray.parent)) {
      throw new SearchChildError(`process ${stray.parent} already runs one on this data folder`)
    }
    await endProcess(stray.server)
  }
  rmSync(pidFile, { force: true })
}

export async function endProcess(pid: number) {
  signal(pid, 'SIGTERM')
  if (await gone(pid, 5_000)) return
  signal(pid, 'SIGKILL')
  await gone(pid, 5_000)
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** A port of the loopback address that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
