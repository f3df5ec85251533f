import { execFileSync } from 'node:child_process'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { mailStandingOf } from '~/domain/accounts/queries.server'
import { notify } from '~/domain/notifications/notify.server'
import { peopleToCall } from '~/domain/notifications/people-to-call.server'
import { takeBounce } from '~/mail/take-bounce.server'
import { db, transact } from '~db/connection'
import { newId } from '~db/ids'
import { mails, users } from '~db/schema'
import { department, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { mailServerOfFile } from '~tests/support/mail-server-of-file'
import { drainAll } from '../alerts/saved'

const server = mailServerOfFile()
beforeEach(freshDatabase)

/** A mail that was taken by the server; gives its Message-ID. */
async function sentTo(person: Actor): Promise<string> {
  transact((tx) => notify(tx, { kind: 'new_device', recordId: person.userId, cause: newId(), by: null }))
  await drainAll()
  return server.received.at(-1)!.header('Message-ID')!
}

type Report = { to: string; status?: string; action?: string; messageId: string; original?: string; eol?: string }
/** What Postfix sends back (RFC 3464). */
function report({
  to,
  status = '5.1.1',
  action = 'failed',
  messageId,
  original = 'text/rfc822-headers',
  eol = '\r\n',
}: Report) {
  const lines = [
    'From: MAILER-DAEMON@mx.example (Mail Delivery System)',
    'To: tra-lai@nhip-cau.example',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B1"',
    '',
    '--B1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `<${to}>: host mx.example said: 550 no such user`,
    '',
    '--B1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822; ${to.toUpperCase()}`,
    `Action: ${action}`,
    `Status: ${status}`,
    '',
    '--B1',
    `Content-Type: ${original}`,
    '',
    'From: nhip-cau@example.vn',
    'Message-ID:',
    ` ${messageId}`,
    '',
    '--B1--',
    '',
  ]
  return Buffer.from(lines.join(eol))
}

describe('a mail that comes back', () => {
  it('is counted once a mail, and two of them stop what goes to the address; the department is asked to call', async () => {
    const [person, officer] = [enterprise(), department()]
    const first = report({ to: person.email, messageId: await sentTo(person) })
    expect([await takeBounce(first), await takeBounce(first)]).toEqual(['counted', 'known'])
    expect(mailStandingOf(person)).toBe('confirmed')
    const second = report({ to: person.email, messageId: await sentTo(person), original: 'message/rfc822', eol: '\n' })
    expect(await takeBounce(second)).toBe('counted')
    expect(mailStandingOf(person)).toBe('refused')
    expect(peopleToCall(officer).map(({ userId }) => userId)).toEqual([person.userId])
  })

  it.each([
    ['for now', { status: '4.4.1', action: 'delayed' }],
    ['from a full mailbox', { status: '5.2.2' }],
    ['for a rule against us', { status: '5.7.1' }],
    ['from another address', { to: 'khac@example.vn' }],
    ['and is none of ours', { messageId: `<${newId()}@nhip-cau.example>` }],
  ])('%s is not counted', async (_why, change) => {
    const person = enterprise()
    const messageId = await sentTo(person)
    expect(await takeBounce(report({ to: person.email, messageId, ...change }))).toBe('other')
    expect(db.select().from(users).where(eq(users.id, person.userId)).get()!.mailRefusals).toBe(0)
  })

  it('is told from any other message, and from what is no message at all', async () => {
    const nested = Array.from(
      { length: 300 },
      (_, level) => `Content-Type: multipart/mixed; boundary="B${level}"\r\n\r\n--B${level}\r\n`,
    )
    for (const raw of [
      '',
      'Subject: Xin chào\r\n\r\nTôi đi vắng.',
      '\u0000\u0001\u0002'.repeat(1000),
      nested.join(''),
      `X-Long: ${'a'.repeat(3_000_000)}\r\n\r\n`,
    ]) {
      expect(await takeBounce(Buffer.from(raw))).toBe('other')
    }
  })

  it('is read whatever length of our mail it brings back', async () => {
    const person = enterprise()
    const messageId = await sentTo(person)
    const [head] = report({ to: person.email, messageId, original: 'message/rfc822' }).toString().split('\r\n--B1--')
    const long = Buffer.from(`${head}\r\n${`${'x'.repeat(76)}\r\n`.repeat(8000)}--B1--\r\n`)
    expect(await takeBounce(long)).toBe('counted')
  })

  it('is read in little time, whatever stands in its fields', async () => {
    const person = enterprise()
    const messageId = await sentTo(person)
    const status = `5.1.1${' '.repeat(60_000)}x\ry`
    expect(await takeBounce(report({ to: person.email, messageId, status }))).toBe('other')
  })

  it('comes back to the mailbox that the operator named', async () => {
    process.env.MAIL_BOUNCES = 'tra-lai@nhip-cau.example'
    await sentTo(enterprise())
    delete process.env.MAIL_BOUNCES
    await sentTo(enterprise({ name: 'HTX khác' }))
    expect(server.received.map(({ from }) => from)).toEqual([
      'tra-lai@nhip-cau.example',
      'khong-tra-loi@nhip-cau.example',
    ])
  })

  it('is handed over by a mail program to the command', async () => {
    const person = enterprise()
    const input = report({ to: person.email, messageId: await sentTo(person) })
    const said = execFileSync('node', ['--import', 'tsx', 'scripts/bounce.ts'], { input, encoding: 'utf8' })
    expect(said).toBe('A mail came back; it is counted for the address.\n')
    expect(
      db
        .select()
        .from(mails)
        .all()
        .filter(({ bouncedAt }) => bouncedAt),
    ).toHaveLength(1)
  })
})
