import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { RESETS_PER_ADDRESS } from '~/auth/attempts.server'
import { hashPassword } from '~/auth/password.server'
import { changePassword } from '~/domain/accounts/change-password.server'
import { LINKS_PER_HOUR } from '~/domain/accounts/lifecycle'
import { passwordHashOf } from '~/domain/accounts/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { action as ask } from '~/routes/account/forgotten-password'
import { action as reset, loader as resetPage } from '~/routes/account/reset-password'
import { action as signUp } from '~/routes/account/sign-up'
import { action as signIn } from '~/routes/account/sign-in'
import { db } from '~db/connection'
import { accountLinks, sessions, users } from '~db/schema'
import { enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { mailServerOfFile } from '~tests/support/mail-server-of-file'
import { drainAll } from '../alerts/saved'
import { cookieOf, locationOf, messagesOf, opened, posted, postedFrom, signUpFields, statusOf } from './posted-form'

const server = mailServerOfFile()
beforeEach(freshDatabase)

const OLD = 'chuối chín vàng ươm'
const NEW = 'một câu khác hẳn câu cũ'
const owner = async () => enterprise({ passwordHash: await hashPassword(OLD) })
const askFor = (email: string) => ask(posted('/forgotten-password', { login: email }))
const enter = (email: string, password: string) => signIn(posted('/sign-in', { login: email, password }))
const keyIn = ({ text }: { text: string }) => /https:\/\/nhip-cau\.example\/reset-password\/(\S+)/.exec(text)![1]!
const call = (key: string) => ({ params: { key }, context: {} })
const open = (key: string) => resetPage({ ...opened(`/reset-password/${key}`), ...call(key) })
const set = (key: string, newPassword: string) =>
  reset({ ...posted(`/reset-password/${key}`, { newPassword }), ...call(key) })

async function keyFor(email: string) {
  await askFor(email)
  await drainAll()
  return keyIn(server.received.at(-1)!)
}

it('somebody who forgot the password gets in again by a mail, and whoever was signed in is out', async () => {
  const { email } = await owner()
  const before = cookieOf(await enter(email, OLD))
  const key = await keyFor(email)
  expect(server.received[0]).toMatchObject({ to: [email] })
  expect(await open(key)).toEqual({ email })
  expect(locationOf(await set(key, NEW))).toBe('/sign-in?done=reset')
  expect(before).not.toBe('')
  expect(db.select().from(sessions).all()).toEqual([])
  expect(messagesOf(await enter(email, OLD))).toBeTruthy()
  expect(locationOf(await enter(email, NEW))).toBe('/')
  await drainAll()
  const subjects = server.received.map((mail) => mail.header('Subject'))
  expect(subjects).toContain(m.notice_password_changed())
})

it('the answer is the same for an account that there is not, and nothing is sent', async () => {
  const { email } = await owner()
  const [known, unknown] = [await askFor(email), await askFor('khong-co@example.vn')]
  expect(locationOf(known)).toBe('/forgotten-password?done=sent')
  expect(locationOf(unknown)).toBe(locationOf(known))
  await drainAll()
  expect(server.received.map(({ to }) => to)).toEqual([[email]])
})

it('it confirms an address that was not, since its mail was read', async () => {
  const { email, userId } = await owner()
  db.update(users).set({ emailConfirmedAt: null }).where(eq(users.id, userId)).run()
  await set(await keyFor(email), NEW)
  expect(db.select().from(users).where(eq(users.id, userId)).get()!.emailConfirmedAt).not.toBeNull()
})

it('nobody else closes that way: not by accounts that they sign up with the same mailbox', async () => {
  const { userId } = await owner()
  const email = 'mai.le@gmail.com'
  db.update(users).set({ email }).where(eq(users.id, userId)).run()
  await signUp(posted('/sign-up', signUpFields({ email: 'maile+1@gmail.com' })))
  db.update(users).set({ mailStopped: 'disowned' }).where(eq(users.email, 'maile+1@gmail.com')).run()
  expect(await open(await keyFor(email))).toEqual({ email })
})

describe('the link', () => {
  it('works once; a weak password does not use it up, nor does opening it', async () => {
    const { email } = await owner()
    const key = await keyFor(email)
    for (let times = 0; times < 3; times += 1) await open(key)
    expect(messagesOf(await set(key, '1234567890')).newPassword).toEqual([m.error_password_common()])
    await set(key, NEW)
    expect(await open(key)).toEqual({ email: null })
    expect(messagesOf(await set(key, OLD))['']).toEqual([m.error_link_used()])
    expect(locationOf(await enter(email, NEW))).toBe('/')
  })

  it('ends with the time, with a change of the password, and when another one was used', async () => {
    const person = await owner()
    const [late, second] = [await keyFor(person.email), await keyFor(person.email)]
    await set(second, NEW)
    expect(await open(late)).toEqual({ email: null })
    const third = await keyFor(person.email)
    changePassword(person, { from: passwordHashOf(person), to: await hashPassword(OLD), keptSession: '' })
    expect(await open(third)).toEqual({ email: null })
    db.update(accountLinks)
      .set({ usedAt: null, expiresAt: new Date(Date.now() - 1) })
      .run()
    expect(await open(late)).toEqual({ email: null })
    await expect(set(late, NEW)).rejects.toMatchObject({ status: 404 })
  })

  it('of a confirmation sets no password', async () => {
    const { email } = await owner()
    const key = await keyFor(email)
    db.update(accountLinks).set({ purpose: 'confirm_email' }).run()
    await expect(set(key, NEW)).rejects.toMatchObject({ status: 404 })
  })
})

it('asking in bulk is bounded for the account, silently, and for the address that asks', async () => {
  const { email } = await owner()
  for (let times = 0; times < LINKS_PER_HOUR + 2; times += 1) await askFor(email)
  await drainAll()
  expect(server.received).toHaveLength(LINKS_PER_HOUR)
  const from = (i: number) => ask(postedFrom('203.0.113.7', '/forgotten-password', { login: `a${i}@example.vn` }))
  for (let i = 0; i < RESETS_PER_ADDRESS; i += 1) expect(locationOf(await from(i))).toContain('done=sent')
  expect(statusOf(await from(99))).toBe(400)
})
