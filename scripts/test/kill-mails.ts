import '../runtime/command'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { optionsOf } from '../runtime/command'

const { values } = optionsOf('npm run -s kill-mails -- [--kills 200]', { options: { kills: { type: 'string' } } })
const KILLS = Number(values.kills ?? 200)
/** Milliseconds within which a worker is killed after it began: some have sent nothing, some are between two words of a mail. */
const WITHIN = 700
const PER_KILL = 3

const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-kills-'))
Object.assign(process.env, {
  DATA_DIR: folder,
  DATABASE_FILE: path.join(folder, 'kills.sqlite'),
  MAIL_FROM: 'Nhịp cầu <khong-tra-loi@nhip-cau.example>',
  ORIGIN: 'https://nhip-cau.example',
})
delete process.env.MEILI_URL

const { migrateDatabase } = await import('~db/migrate')
const { loadReference } = await import('~db/reference')
const { closeDatabase, db } = await import('~db/connection')
const { jobs, mails, notifications } = await import('~db/schema')
const { eq, isNull, ne, and } = await import('drizzle-orm')
const { startMailServer } = await import('~tests/support/mail')
const { consultant, department, askConsultant, publishedNeed } = await import('~tests/scenarios')

migrateDatabase()
loadReference()
const server = await startMailServer(0, 40)
process.env.SMTP_URL = server.url

const officer = department()
const invited = { count: 0 }
function invite() {
  for (let i = 0; i < PER_KILL; i += 1) {
    // A consultant of its own each time: nobody reaches the mails of a day.
    askConsultant(publishedNeed(), consultant({ checkedBy: officer }))
    invited.count += 1
  }
  // Search and matching are not what is looked at.
  db.delete(jobs).where(ne(jobs.kind, 'mail.send')).run()
}

async function worker(): Promise<ChildProcess> {
  const script = path.join(import.meta.dirname, 'mail-child.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}
async function kill(child: ChildProcess) {
  child.kill('SIGKILL')
  await once(child, 'exit')
}
const waiting = () => db.select().from(jobs).where(eq(jobs.kind, 'mail.send')).all().length

try {
  for (let kills = 0; kills < KILLS; kills += 1) {
    invite()
    const child = await worker()
    await pause(Math.random() * WITHIN)
    await kill(child)
  }
  const last = await worker()
  while (waiting() > 0) await pause(200)
  await kill(last)

  const told = db.select().from(notifications).where(eq(notifications.kind, 'request_received')).all()
  const written = db.select().from(mails).where(eq(mails.kind, 'notification.told')).all()
  const unsent = db
    .select()
    .from(mails)
    .where(and(eq(mails.kind, 'notification.told'), isNull(mails.sentAt)))
    .all()
  const ids = server.received.map((mail) => mail.header('Message-ID'))
  const again = ids.length - new Set(ids).size
  const findings = [
    told.length === invited.count ? '' : `${invited.count} invitations, ${told.length} notifications`,
    unsent.length === 0 ? '' : `${unsent.length} mails never sent`,
    new Set(ids).size === written.length ? '' : `${written.length} mails written, ${new Set(ids).size} received`,
  ].filter(Boolean)
  console.log(
    `${KILLS} kills: ${told.length} invitations told, ${written.length} mails, ${again} of them sent again under the same Message-ID`,
  )
  for (const finding of findings) console.log(finding)
  process.exitCode = findings.length === 0 ? 0 : 1
} finally {
  await server.stop()
  closeDatabase()
  rmSync(folder, { recursive: true, force: true })
}
