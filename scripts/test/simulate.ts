import '../runtime/command'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { optionsOf } from '../runtime/command'
import { OperatorError } from '../runtime/faults'

const USAGE = 'npm run -s simulate -- [--days 30] [--seed 1] [--enterprises 20] [--consultants 10]'

const text = { type: 'string' } as const
const { values } = optionsOf(USAGE, { options: { days: text, seed: text, enterprises: text, consultants: text } })
const number = (name: keyof typeof values, usual: number) => {
  const given = values[name] === undefined ? usual : Number(values[name])
  if (!Number.isInteger(given) || given < 1 || given > 1_000)
    throw new OperatorError(`--${name}: a whole number. ${USAGE}`)
  return given
}

/** A data folder of its own: what the operator has is not touched. */
const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-simulation-'))
Object.assign(process.env, {
  DATA_DIR: folder,
  DATABASE_FILE: path.join(folder, 'simulation.sqlite'),
  MAIL_FROM: 'Nhịp cầu <khong-tra-loi@nhip-cau.example>',
  ORIGIN: 'https://nhip-cau.example',
})
delete process.env.MEILI_URL

const { migrateDatabase } = await import('~db/migrate')
const { loadReference } = await import('~db/reference')
const { closeDatabase, db } = await import('~db/connection')
const { jobs } = await import('~db/schema')
const { drainJobs } = await import('~/worker/worker.server')
const { ne } = await import('drizzle-orm')
const { startMailServer } = await import('~tests/support/mail')
const { simulate } = await import('~tests/scenarios/simulation')
const { findingsOf } = await import('~tests/scenarios/simulation-findings')

migrateDatabase()
loadReference()
const server = await startMailServer()
process.env.SMTP_URL = server.url
try {
  const days = number('days', 30)
  const start = new Date(`${new Date(Date.now() - (days + 2) * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`)
  const size = { enterprises: number('enterprises', 20), consultants: number('consultants', 10) }
  const simulated = await simulate({ days, start, seed: number('seed', 1), ...size }, async () => {
    // Search and matching are not what is looked at.
    db.delete(jobs).where(ne(jobs.kind, 'mail.send')).run()
    await drainJobs()
  })
  const { findings, told, mails, atOnce, mornings } = findingsOf(simulated, server.received)
  console.log(
    `${days} days, ${simulated.people.length} people: ${told} notifications, ${mails} mails (${atOnce} at once, ${mornings} in the morning)`,
  )
  for (const finding of findings) console.log(finding)
  console.log(findings.length === 0 ? 'Everything as docs/notifications.md says.' : `${findings.length} findings`)
  process.exitCode = findings.length === 0 ? 0 : 1
} finally {
  await server.stop()
  closeDatabase()
  rmSync(folder, { recursive: true, force: true })
}
