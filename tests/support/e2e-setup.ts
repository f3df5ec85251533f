import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { TestProject } from 'vitest/node'
import { demoAccounts } from '~db/demo/load-demo'
import { Database } from '~db/sqlite'
import { startApp } from './app'
import { dueJobs } from './due-jobs'
import { sessionOf } from './session'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The application that browser tests share, with the demo province. */
    app: { url: string; dataDir: string }
    /** A session cookie of each role's demo account, by what it signs in with. */
    sessions: Record<string, string>
    /** The file in which a run notes which states of pages it has looked at. */
    pageStates: string
  }
}

const IDLE_WITHIN_MS = 60_000

/** Builds where that is due, and starts the one application that browser tests share, with one session a role. */
export default async function setup(project: TestProject) {
  const { url, dataDir, stop } = await startApp()
  try {
    await idle(path.join(dataDir, 'nhip-cau.sqlite'))
    const logins = demoAccounts().map(({ login }) => login)
    const sessions = await Promise.all(logins.map(async (login) => [login, await sessionOf(url, login)] as const))
    project.provide('app', { url, dataDir })
    project.provide('pageStates', path.join(dataDir, 'page-states'))
    project.provide('sessions', Object.fromEntries(sessions))
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

/** Waits until the worker has done everything that loading the demo province left it. */
async function idle(file: string) {
  const database = new Database(file, { readonly: true })
  const left = dueJobs(database)
  const end = Date.now() + IDLE_WITHIN_MS
  while (left() !== 0 && Date.now() < end) await pause(100)
  const jobs = left()
  database.close()
  if (jobs !== 0) throw new Error(`${String(jobs)} jobs still wait after ${IDLE_WITHIN_MS} ms.`)
}
