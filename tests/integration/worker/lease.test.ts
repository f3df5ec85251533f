import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { enqueue } from '~/jobs/outbox.server'
import { drainJobs } from '~/worker/worker.server'
import { db, transact } from '~db/connection'
import { jobs, mails } from '~db/schema'
import { consultant, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { startMailServer } from '~tests/support/mail'
import { drainAlerts, savedSearch } from '../alerts/saved'

const WORKER = path.join(import.meta.dirname, 'worker-process.ts')
const SECONDS = 10_000

let silent: Server
const sockets: Socket[] = []
let worker: ChildProcess | undefined

beforeEach(async () => {
  freshDatabase()
  process.env.MAIL_FROM = 'khong-tra-loi@nhip-cau.example'
  process.env.ORIGIN = 'https://nhip-cau.example'
  silent = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1')
  await once(silent, 'listening')
})
afterEach(async () => {
  vi.useRealTimers()
  delete process.env.SMTP_URL
  worker?.kill('SIGKILL')
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => silent.close(resolve))
})

/** A mail that nobody has sent yet, with its job. */
async function waitingMail() {
  savedSearch(enterprise(), 'subject=HACCP', { frequency: 'immediate' })
  consultant({ subjects: ['HACCP'] })
  await drainAlerts()
  const [mail] = db.select().from(mails).all()
  transact((tx) => enqueue(tx, 'mail.send', { mailId: mail!.id }))
}

/** A worker in a process of its own, whose mail server takes the connection and says nothing. */
function startWorkerProcess() {
  const { MEILI_URL: _away, ...env } = process.env
  const port = (silent.address() as AddressInfo).port
  return spawn(process.execPath, ['--import', 'tsx', WORKER], {
    env: { ...env, SMTP_URL: `smtp://127.0.0.1:${port}` },
    stdio: 'inherit',
  })
}

const heldUntil = () =>
  db
    .select()
    .from(jobs)
    .all()
    .find(({ kind }) => kind === 'mail.send')
    ?.lockedUntil?.getTime() ?? 0

it('a worker holds a job as long as it lives, and a few seconds after it was killed another does it', async () => {
  await waitingMail()
  worker = startWorkerProcess()
  await expect.poll(heldUntil, { timeout: 15_000 }).toBeGreaterThan(0)
  const first = heldUntil()
  await expect.poll(heldUntil, { timeout: 5_000 }).toBeGreaterThan(first)

  const ended = once(worker, 'exit')
  worker.kill('SIGKILL')
  await ended
  const until = heldUntil()
  expect(until - Date.now()).toBeLessThan(SECONDS)

  const server = await startMailServer()
  process.env.SMTP_URL = server.url
  vi.useFakeTimers({ toFake: ['Date'], now: until - 1 })
  await drainJobs()
  expect(server.received).toEqual([])
  vi.setSystemTime(until)
  await drainJobs()
  expect(server.received).toHaveLength(1)
  expect(heldUntil()).toBe(0)
  await server.stop()
})
