import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { LINKS_PER_DAY, LINKS_PER_HOUR } from '~/domain/accounts/lifecycle'
import { actorOf, mailStandingOf } from '~/domain/accounts/queries.server'
import { askForConfirmation } from '~/domain/accounts/confirm-email.server'
import * as m from '~/i18n/paraglide/messages'
import { action as answer, loader as confirmPage } from '~/routes/account/confirm-email'
import { action as signUp } from '~/routes/account/sign-up'
import { withLocale } from '~/i18n/locale.server'
import { db } from '~db/connection'
import { accountLinks, events, mails, users } from '~db/schema'
import { consultant } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { mailServerOfFile } from '~tests/support/mail-server-of-file'
import { drainAlerts, savedSearch } from '../alerts/saved'
import { locationOf, opened, posted, signUpFields, statusOf } from './posted-form'

const EMAIL = 'mai@example.vn'
const server = mailServerOfFile()
beforeEach(freshDatabase)

const stored = () => db.select().from(users).where(eq(users.email, EMAIL)).get()!
const person = () => actorOf(stored().id)!
const keyIn = ({ text }: { text: string }) => /https:\/\/nhip-cau\.example\/confirm-email\/(\S+)/.exec(text)![1]!

/** Signs up and gives the key of the mail that comes. */
async function signedUp(fields: Record<string, string> = {}) {
  await signUp(posted('/sign-up', signUpFields({ email: EMAIL, ...fields })))
  await drainAlerts()
  return keyIn(server.received.at(-1)!)
}

const call = (key: string) => ({ params: { key }, context: {} })
const open = (key: string) => confirmPage({ ...opened(`/confirm-email/${key}`), ...call(key) })
const say = (key: string, fields: Record<string, string>) =>
  answer({ ...posted(`/confirm-email/${key}`, fields), ...call(key) })

describe('somebody who signed up', () => {
  it('gets a mail that says nothing of what was typed, and is told of nothing else before it is answered', async () => {
    const key = await signedUp({ name: 'Trúng thưởng tại qua-tang.example' })
    const [mail] = server.received
    expect(mail!.to).toEqual([EMAIL])
    expect(mail!.header('Subject')).toBe(m.mail_confirm_subject())
    for (const body of [mail!.text, mail!.html]) {
      expect(body).toContain(`/confirm-email/${key}`)
      expect(body).not.toContain('qua-tang')
    }
    savedSearch(person(), 'subject=HACCP', { frequency: 'immediate' })
    consultant({ subjects: ['HACCP'] })
    await drainAlerts()
    expect(server.received).toHaveLength(1)
    expect(db.select().from(mails).all()).toHaveLength(1)

    expect(locationOf(await say(key, { answer: 'mine' }))).toBe(`/confirm-email/${key}`)
    consultant({ name: 'Trung tâm Hai', subjects: ['HACCP'] })
    await drainAlerts()
    expect(server.received.map(({ text }) => text.includes('Trung tâm Hai'))).toEqual([false, true])
  })

  it('reads it in the language of the pages', async () => {
    await withLocale('en', () => signedUp())
    expect(server.received[0]!.header('Subject')).toBe(m.mail_confirm_subject({}, { locale: 'en' }))
    expect(server.received[0]!.html).toContain('<html lang="en">')
  })

  it('has it sent again, but not without end, and not once it is confirmed', async () => {
    const first = await signedUp()
    for (let sent = 1; sent < LINKS_PER_HOUR; sent += 1) askForConfirmation(person())
    expect(() => askForConfirmation(person())).toThrow('accounts.too_many_mails')
    await drainAlerts()
    const keys = server.received.map(keyIn)
    expect(new Set(keys).size).toBe(LINKS_PER_HOUR)
    await say(first, { answer: 'mine' })
    for (const key of keys) expect(await open(key)).toMatchObject({ state: 'confirmed' })
    expect(() => askForConfirmation(person())).toThrow('state_changed')
    expect(db.select().from(accountLinks).all()).toHaveLength(LINKS_PER_HOUR)
  })
})

describe('the link of the mail', () => {
  it('changes nothing when it is opened, by whoever and however often, or when a program presses a button', async () => {
    const key = await signedUp()
    for (let times = 0; times < 3; times += 1) expect(await open(key)).toMatchObject({ email: EMAIL, state: 'open' })
    expect(statusOf(await say(key, {}))).toBe(400)
    expect(stored()).toMatchObject({ emailConfirmedAt: null, mailStopped: null })
  })

  it('opens with the full stop that a mail program took along', async () => {
    const key = await signedUp()
    expect(await open(`${key}.`)).toMatchObject({ email: EMAIL, state: 'open' })
  })

  it('answered with "not me" ends all mails to the address, for good', async () => {
    const key = await signedUp()
    askForConfirmation(person())
    await say(key, { answer: 'not-mine' })
    expect(locationOf(await say(key, { answer: 'mine' }))).toBe(`/confirm-email/${key}?done=before`)
    await drainAlerts()
    expect(server.received).toHaveLength(1)
    expect(mailStandingOf(person())).toBe('disowned')
    expect(() => askForConfirmation(person())).toThrow('accounts.email_disowned')
    expect(await open(key)).toMatchObject({ email: EMAIL, state: 'disowned' })
    expect(db.select().from(events).where(eq(events.name, 'account.email_disowned')).all()).toHaveLength(1)
  })

  it('that a program answered in the owner’s place is taken back by the owner with the same link', async () => {
    const key = await signedUp()
    await say(key, { answer: 'mine' })
    expect(locationOf(await say(key, { answer: 'mine' }))).toBe(`/confirm-email/${key}?done=before`)
    await say(key, { answer: 'not-mine' })
    expect(mailStandingOf(person())).toBe('disowned')
  })

  it.each([
    ['of another installation', (key: string) => `${key.slice(0, 37)}${'A'.repeat(32)}`],
    ['with something added', (key: string) => `${key}x`],
    ['that is none', () => 'x'],
  ])('%s opens nothing', async (_what, otherThan) => {
    const key = otherThan(await signedUp())
    expect(await open(key)).toMatchObject({ email: '', state: 'old' })
    await expect(say(key, { answer: 'mine' })).rejects.toMatchObject({ status: 404 })
    expect(stored().emailConfirmedAt).toBeNull()
  })

  it('ends after a week, and when the account has another address', async () => {
    const key = await signedUp()
    db.update(users).set({ email: 'khac@example.vn' }).run()
    expect(await open(key)).toMatchObject({ state: 'old' })
    db.update(users).set({ email: EMAIL }).run()
    db.update(accountLinks)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .run()
    expect(await open(key)).toMatchObject({ state: 'old' })
  })
})

it('one mailbox is asked a few times a day, however its address is spelled, and never again once it said no', async () => {
  const spelled = (i: number) => `m.ai${i % 2 ? '' : '.'}le+${i}@gmail.com`
  for (let i = 0; i < LINKS_PER_DAY + 3; i += 1)
    await signUp(posted('/sign-up', signUpFields({ email: spelled(i), name: `Lò Thị ${i}` })))
  await drainAlerts()
  expect(db.select().from(users).all()).toHaveLength(LINKS_PER_DAY + 3)
  expect(server.received).toHaveLength(LINKS_PER_DAY)
  await say(keyIn(server.received[0]!), { answer: 'not-mine' })
  db.update(accountLinks)
    .set({ createdAt: new Date(Date.now() - 25 * 3_600_000) })
    .run()
  await signUp(posted('/sign-up', signUpFields({ email: 'maile@gmail.com' })))
  await drainAlerts()
  expect(server.received).toHaveLength(LINKS_PER_DAY)
})

it('keeps nothing in the database with which a link could be made', async () => {
  const key = await signedUp()
  const rows = JSON.stringify([db.select().from(accountLinks).all(), db.select().from(mails).all()])
  expect(rows).toContain(key.slice(0, 36))
  expect(rows).not.toContain(key.slice(37))
})
