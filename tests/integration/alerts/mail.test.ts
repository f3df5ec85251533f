import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeSavedSearch } from '~/domain/alerts/change-saved-search.server'
import { nextMorning } from '~/domain/alerts/daily-run.server'
import { deleteSavedSearch } from '~/domain/alerts/delete-saved-search.server'
import { ownSavedSearch } from '~/domain/alerts/queries.server'
import { stopMails } from '~/domain/alerts/stop-mails.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import * as m from '~/i18n/paraglide/messages'
import { enqueue } from '~/jobs/outbox.server'
import { failedJobs } from '~/jobs/queue.server'
import { send } from '~/mail/transport.server'
import { at } from '~db/clock'
import { db, transact } from '~db/connection'
import { jobs, mails, savedSearchFinds } from '~db/schema'
import { consultant, department, enterprise, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { startMailServer } from '~tests/support/mail'
import { drainAlerts, makeAllDue, savedSearch } from './saved'

type MailServer = Awaited<ReturnType<typeof startMailServer>>
let server: MailServer

beforeAll(async () => {
  server = await startMailServer()
})
afterAll(() => server.stop())
beforeEach(() => {
  freshDatabase()
  server.received.length = 0
  server.refused.clear()
  process.env.SMTP_URL = server.url
  process.env.MAIL_FROM = 'Nhịp cầu <khong-tra-loi@nhip-cau.example>'
  process.env.ORIGIN = 'https://nhip-cau.example'
})

const queued = () => db.select().from(jobs).all()
const unsent = () =>
  db
    .select()
    .from(mails)
    .all()
    .filter((mail) => mail.sentAt === null)
const introduce = (name = 'Trung tâm Đỉnh Mẫu') => consultant({ name, subjects: ['HACCP'] })
/** The moment for which the daily mails are planned has come. */
const morningComes = async () => {
  makeAllDue()
  await drainAlerts()
}

describe('a mail at once', () => {
  it('tells what was found, to whom, and how to end it', async () => {
    const seeker = enterprise()
    const search = savedSearch(seeker, 'subject=HACCP', { frequency: 'immediate', name: 'Làm HACCP' })
    introduce()
    await drainAlerts()
    const [mail, ...others] = server.received
    expect(others).toEqual([])
    const { unsubscribeKey, lastSentAt } = ownSavedSearch(seeker, search)
    const unsubscribe = `https://nhip-cau.example/unsubscribe/${unsubscribeKey}`
    expect(mail!.to).toEqual([seeker.email])
    expect(mail!.header('Subject')).toBe(m.mail_finds_subject_consultants({ count: '1', name: 'Làm HACCP' }))
    expect(mail!.header('List-Unsubscribe')).toBe(`<${unsubscribe}>`)
    expect(mail!.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    expect(mail!.text).toContain('Trung tâm Đỉnh Mẫu')
    expect(mail!.text).toContain(m.mail_not_read())
    for (const body of [mail!.text, mail!.html]) {
      expect(body).toContain(unsubscribe)
      expect(body).toContain(`https://nhip-cau.example/saved-searches/${search}`)
    }
    expect(lastSentAt).not.toBeNull()
    expect([unsent(), queued()]).toEqual([[], []])
  })

  it('does not name the enterprise whose need it tells', async () => {
    const { actor } = introduce()
    savedSearch(actor, '', { kind: 'needs', frequency: 'immediate' })
    publishedNeed({
      enterprise: enterprise({ name: 'HTX Chè Thung Xa' }),
      subjects: ['HACCP'],
      text: 'Chè Thung Xa cần làm HACCP, gọi 0912 345 678 gặp cô Hặc.',
    })
    await drainAlerts()
    const { text, html } = server.received[0]!
    expect(text).toContain('cần làm HACCP')
    for (const body of [text, html]) expect(body).not.toMatch(/Thung Xa|345/)
  })

  it('is sent once, however often its job is done', async () => {
    savedSearch(enterprise(), 'subject=HACCP', { frequency: 'immediate' })
    introduce()
    await drainAlerts()
    const [mail] = db.select().from(mails).all()
    transact((tx) => enqueue(tx, 'mail.send', { mailId: mail!.id }))
    await drainAlerts()
    expect(server.received).toHaveLength(1)
  })

  it('of a kind that nobody knows is kept and reported', async () => {
    const { userId } = enterprise()
    const { id: mailId } = db.insert(mails).values({ userId, kind: 'of.tomorrow', detail: {} }).returning().get()
    transact((tx) => enqueue(tx, 'mail.send', { mailId }))
    await drainAlerts()
    expect(unsent()).toMatchObject([{ id: mailId, kind: 'of.tomorrow' }])
    expect(failedJobs()).toMatchObject([{ kind: 'mail.send', lastError: 'no words for mails of kind of.tomorrow' }])
  })

  it('that cannot be ended names no address for ending it', async () => {
    const { email } = enterprise()
    await send({
      id: 'm1',
      to: { name: 'Hặc', address: email },
      subject: 'Mã xác nhận',
      text: '123',
      html: '<p>123</p>',
    })
    const [mail] = server.received
    expect(mail!.text).toContain('123')
    expect([mail!.header('List-Unsubscribe'), mail!.header('List-Unsubscribe-Post')]).toEqual([undefined, undefined])
  })

  it('keeps a name with line breaks out of the headers', async () => {
    savedSearch(enterprise(), 'subject=HACCP', { frequency: 'immediate', name: 'x\r\nBcc: khac@vi-du.example' })
    introduce()
    await drainAlerts()
    expect(server.received[0]!.header('Bcc')).toBeUndefined()
    expect(server.received[0]!.header('Subject')).toContain('x Bcc: khac@vi-du.example')
    expect(server.received[0]!.to).toHaveLength(1)
  })

  it('is not sent for what was ended, deleted or hidden before it went', async () => {
    const seekers = [enterprise(), enterprise(), enterprise()]
    const [ended, deleted] = seekers.map((seeker) => savedSearch(seeker, 'subject=HACCP', { frequency: 'immediate' }))
    process.env.SMTP_URL = 'smtp://127.0.0.1:1'
    const { profileId } = introduce()
    await drainAlerts()
    expect(unsent()).toHaveLength(3)
    stopMails(ownSavedSearch(seekers[0]!, ended!).unsubscribeKey)
    deleteSavedSearch(seekers[1]!, deleted!)
    returnProfile(department(), profileId, { reason: 'Thiếu giấy tờ' })
    process.env.SMTP_URL = server.url
    makeAllDue()
    await drainAlerts()
    expect([server.received, db.select().from(mails).all(), queued()]).toEqual([[], [], []])
  })

  it('tells no need to a consultant who is hidden before it goes', async () => {
    const { actor, profileId } = introduce()
    savedSearch(actor, '', { kind: 'needs', frequency: 'immediate' })
    process.env.SMTP_URL = 'smtp://127.0.0.1:1'
    publishedNeed({ subjects: ['HACCP'] })
    await drainAlerts()
    expect(unsent()).toHaveLength(1)
    returnProfile(department(), profileId, { reason: 'Thiếu giấy tờ' })
    process.env.SMTP_URL = server.url
    await morningComes()
    expect([server.received, unsent()]).toEqual([[], []])
  })
})

describe('daily mails', () => {
  it('collect everything found since the last one in one mail a search, at seven in the morning', async () => {
    const seeker = enterprise()
    savedSearch(seeker, 'subject=HACCP', { frequency: 'daily', name: 'Làm HACCP' })
    savedSearch(seeker, 'subject=FSC', { frequency: 'daily' })
    introduce('Trung tâm Một')
    introduce('Trung tâm Hai')
    await drainAlerts()
    expect(server.received).toEqual([])
    expect(queued()).toMatchObject([{ kind: 'alerts.daily', runAfter: nextMorning() }])
    await morningComes()
    expect(server.received).toHaveLength(1)
    expect(server.received[0]!.text).toMatch(/Trung tâm Một[^]*Trung tâm Hai/)

    introduce('Trung tâm Ba')
    await drainAlerts()
    await morningComes()
    expect(server.received).toHaveLength(2)
    expect(server.received[1]!.text).toContain('Trung tâm Ba')
    expect(server.received[1]!.text).not.toContain('Trung tâm Một')
  })

  it('are planned again for what is found while a due run has yet to be done', async () => {
    savedSearch(enterprise(), 'subject=HACCP', { frequency: 'daily' })
    introduce()
    await drainAlerts()
    makeAllDue()
    introduce()
    db.delete(jobs).where(eq(jobs.kind, 'alerts.daily')).run()
    transact((tx) => enqueue(tx, 'alerts.daily', {}, new Date(0)))
    await drainAlerts()
    expect(server.received).toHaveLength(1)
    expect(queued()).toMatchObject([{ kind: 'alerts.daily', runAfter: nextMorning() }])
  })

  it('tell nothing that was found before they were asked for', async () => {
    const seeker = enterprise()
    const search = savedSearch(seeker, 'subject=HACCP', { frequency: 'off' })
    introduce('Trung tâm Một')
    await drainAlerts()
    db.update(savedSearchFinds)
      .set({ foundAt: new Date(Date.now() - 1000) })
      .run()
    changeSavedSearch(seeker, search, { name: 'HACCP', frequency: 'daily' })
    introduce('Trung tâm Hai')
    await drainAlerts()
    await morningComes()
    expect(server.received.map((mail) => mail.text.includes('Trung tâm Một'))).toEqual([false])
  })

  it.each([
    ['2026-11-22T23:59:59Z', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23T00:00:00Z', '2026-11-24T00:00:00.000Z'],
    ['2026-12-31T20:00:00Z', '2027-01-01T00:00:00.000Z'],
  ])('at %s the next morning in Vietnam is %s', (moment, morning) => {
    expect(at(new Date(moment), nextMorning).toISOString()).toBe(morning)
  })
})

describe('when the mail server', () => {
  const oneMail = () => {
    const seeker = enterprise()
    savedSearch(seeker, 'subject=HACCP', { frequency: 'immediate' })
    introduce()
    return seeker
  }

  it('is away, mails wait without end, ever longer, and go when it is back', async () => {
    await server.stop()
    oneMail()
    for (let times = 0; times < 12; times += 1) await morningComes()
    expect(queued()).toMatchObject([{ kind: 'mail.send', failedAt: null, lockedUntil: null }])
    db.update(jobs)
      .set({ createdAt: new Date(Date.now() - 3_600_000) })
      .run()
    await morningComes()
    expect(queued()[0]!.runAfter.getTime()).toBeLessThanOrEqual(Date.now() + 600_000)
    expect(queued()[0]!.runAfter.getTime()).toBeGreaterThan(Date.now() + 500_000)
    server = await startMailServer(server.port)
    await morningComes()
    expect(server.received).toHaveLength(1)
    expect([unsent(), queued()]).toEqual([[], []])
  })

  it('refuses a recipient, the mail is given up with the reason, and others go', async () => {
    const gone = oneMail()
    server.refused.add(gone.email)
    const other = enterprise()
    savedSearch(other, 'subject=HACCP', { frequency: 'immediate' })
    await drainAlerts()
    expect(server.received.map((mail) => mail.to)).toEqual([[other.email]])
    const [givenUp] = queued()
    expect(givenUp).toMatchObject({ kind: 'mail.send', lastError: 'the mail server refused: RCPT TO 550' })
    expect(givenUp!.failedAt).not.toBeNull()
    expect(unsent()).toMatchObject([{ userId: gone.userId }])
  })

  it('is not set up, mails stay unsent and no job waits', async () => {
    delete process.env.SMTP_URL
    oneMail()
    await drainAlerts()
    expect(unsent()).toHaveLength(1)
    expect(queued()).toEqual([])
  })
})
