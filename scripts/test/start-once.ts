import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '~search/child/process'

const READY_WITHIN_MS = 180_000

/** Runs what `npm start` runs until `/healthz` answers 200, then ends it; fails when it ends by itself or not cleanly. */
async function startOnce() {
  const port = await freePort()
  const env = { ...process.env, PORT: String(port) }
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], { env, stdio: 'inherit' })
  const ended = new Promise<string>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? String(code)))
  })
  const answered = await Promise.race([healthy(port), ended.then(() => false)])
  child.kill('SIGTERM')
  const status = await ended
  if (!answered || status !== '0')
    throw new Error(`It ${answered ? 'answered' : 'did not answer'} and ended with ${status}.`)
}

async function healthy(port: number) {
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await pause(200)) {
    const answer = await fetch(`http://localhost:${port}/healthz`).catch(() => undefined)
    if (answer?.ok) return true
  }
  return false
}

await startOnce()
