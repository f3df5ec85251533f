import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '~/auth/password.server'
import { changePassword } from '~/domain/accounts/change-password.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { actorOf, mailStandingOf, passwordHashOf } from '~/domain/accounts/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { action as answerChange, loader as changePage } from '~/routes/account/email-change'
import { action as answerConfirmation } from '~/routes/account/confirm-email'
import { action as forgotten } from '~/routes/account/forgotten-password'
import { action as resetPassword } from '~/routes/account/reset-password'
import { action as signUp } from '~/routes/account/sign-up'
import { action as ownAddress, loader as ownAddressPage } from '~/routes/account/own-address'
import { action as ownPhone } from '~/routes/account/own-phone'
import { db } from '~db/connection'
import { accountLinks, notifications, sessions, users } from '~db/schema'
import { enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { mailServerOfFile } from '~tests/support/mail-server-of-file'
import { drainAll } from '../alerts/saved'
import { args } from '../work/page-calls'
import { locationOf, messagesOf, opened, posted, signUpFields } from './posted-form'

const server = mailServerOfFile()
beforeEach(freshDatabase)

const PASSWORD = 'chuối chín vàng ươm'
const NEW = 'moi@example.vn'
const owner = async () => enterprise({ passwordHash: await hashPassword(PASSWORD) })
const withPhoneOnly = async (): Promise<Actor> =>
  createAccount({
    phone: '0912345678',
    name: 'Lò Văn Chuối',
    passwordHash: await hashPassword(PASSWORD),
    organisation: { kind: 'enterprise', name: 'HTX Chuối', provinceCode: '14' },
  })
const now = (actor: Actor) => actorOf(actor.userId)!
const ask = async (actor: Actor, email = NEW, currentPassword = PASSWORD) =>
  ownAddress(await args(actor, {}, { step: 'change', email, currentPassword }))
const setPhone = async (actor: Actor, phone: string, currentPassword = PASSWORD) =>
  ownPhone(await args(actor, {}, { step: 'change', phone, currentPassword }))

/** The key of the last mail to an address. */
async function keyTo(address: string, page = 'email-change') {
  await drainAll()
  const mail = server.received.findLast(({ to }) => to.includes(address))!
  return new RegExp(`https://nhip-cau\\.example/${page}/(\\S+)`).exec(mail.text)![1]!
}
const call = (key: string) => ({ params: { key }, context: {} })
const open = (key: string) => changePage({ ...opened(`/email-change/${key}`), ...call(key) })
const shown = (key: string, done: string) =>
  changePage({ ...opened(`/email-change/${key}?done=${done}`), ...call(key) })
const answer = (key: string, said: 'mine' | 'not-mine') =>
  answerChange({ ...posted(`/email-change/${key}`, { answer: said }), ...call(key) })

async function resetKey(login: string) {
  await forgotten(posted('/forgotten-password', { login }))
  return keyTo(login, 'reset-password')
}

describe('a confirmed e-mail', () => {
  it('changes when whoever reads at the new one agrees; until then the old one stands', async () => {
    const actor = await owner()
    expect(locationOf(await ask(actor))).toBe('/confirm-email?done=sent')
    const key = await keyTo(NEW)
    expect(now(actor).email).toBe(actor.email)
    expect(await ownAddressPage(await args(actor, {}))).toMatchObject({ toBe: NEW })
    for (let times = 0; times < 3; times += 1) expect(await open(key)).toEqual({ email: NEW, state: 'change' })
    expect(now(actor).email).toBe(actor.email)
    expect(locationOf(await answer(key, 'mine'))).toBe(`/email-change/${key}?done=mine`)
    expect(await shown(key, 'mine')).toEqual({ email: NEW, state: 'done' })
    expect(now(actor).email).toBe(NEW)
    expect(mailStandingOf(actor)).toBe('confirmed')
    expect(messagesOf(await answer(key, 'not-mine'))['']).toEqual([m.error_link_used()])
    const told = db.select().from(notifications).where(eq(notifications.userId, actor.userId)).all()
    expect(told.map(({ kind }) => kind)).toContain('sign_in_changed')
  })

  it('stays where whoever reads at the new one knows nothing of it', async () => {
    const actor = await owner()
    await ask(actor)
    const key = await keyTo(NEW)
    await answer(key, 'not-mine')
    expect(await shown(key, 'not-mine')).toMatchObject({ state: 'left' })
    expect(now(actor).email).toBe(actor.email)
  })

  it('is kept by whoever reads there, before the change and after it, and every session ends', async () => {
    const actor = await owner()
    await ask(actor)
    const [change, keep] = [await keyTo(NEW), await keyTo(actor.email)]
    expect(await open(keep)).toEqual({ email: actor.email, state: 'keep' })
    await answer(change, 'mine')
    expect(now(actor).email).toBe(NEW)
    await answer(keep, 'not-mine')
    expect(await shown(keep, 'not-mine')).toEqual({ email: actor.email, state: 'kept' })
    expect(now(actor).email).toBe(actor.email)
    expect(db.select().from(sessions).all()).toEqual([])

    await ask(actor)
    const again = await keyTo(NEW)
    await answer(await keyTo(actor.email), 'not-mine')
    expect(messagesOf(await answer(again, 'mine'))['']).toEqual([m.error_link_used()])
    expect(now(actor).email).toBe(actor.email)
  })

  it('changes no more once the password did, and is kept by no address that came after it', async () => {
    const actor = await owner()
    await ask(actor)
    const change = await keyTo(NEW)
    changePassword(actor, { from: passwordHashOf(actor), to: await hashPassword(PASSWORD), keptSession: '' })
    expect(messagesOf(await answer(change, 'mine'))['']).toEqual([m.error_link_used()])

    await ask(actor)
    await answer(await keyTo(NEW), 'mine')
    const kept = await keyTo(actor.email)
    await ask(now(actor), 'khac@example.vn')
    const theirs = await keyTo(NEW)
    await answer(kept, 'not-mine')
    expect(now(actor).email).toBe(actor.email)
    expect(messagesOf(await answer(theirs, 'not-mine'))['']).toEqual([m.error_link_used()])
    expect(now(actor).email).toBe(actor.email)
  })

  it('whose person says that the change is theirs changes all the same', async () => {
    const actor = await owner()
    await ask(actor)
    await answer(await keyTo(actor.email), 'mine')
    await answer(await keyTo(NEW), 'mine')
    expect(now(actor).email).toBe(NEW)
  })

  it('does not change to one that somebody took meanwhile', async () => {
    const actor = await owner()
    await ask(actor)
    const key = await keyTo(NEW)
    createAccount({ email: NEW, name: 'Ai đó', passwordHash: 'x', organisation: null })
    expect(messagesOf(await answer(key, 'mine')).email).toEqual([m.error_email_taken()])
    expect(now(actor).email).toBe(actor.email)
  })
})

it('an e-mail that nobody confirmed, or none, is replaced at once and asked about like a new one', async () => {
  const actor = await withPhoneOnly()
  await ask(actor)
  expect(now(actor)).toMatchObject({ email: NEW, phone: '0912345678' })
  expect(mailStandingOf(actor)).toBe('waiting')
  const second = 'dung@example.vn'
  const first = await keyTo(NEW, 'confirm-email')
  await ask(actor, second)
  const confirm = (key: string) =>
    answerConfirmation({ ...posted(`/confirm-email/${key}`, { answer: 'mine' }), ...call(key) })
  await expect(confirm(first)).rejects.toMatchObject({ status: 404 })
  await confirm(await keyTo(second, 'confirm-email'))
  expect(mailStandingOf(now(actor))).toBe('confirmed')
})

it('a mailbox whose reader said no is asked by nobody again, after the account has another address or is gone', async () => {
  const actor = await withPhoneOnly()
  await ask(actor)
  const sayNo = (key: string) =>
    answerConfirmation({ ...posted(`/confirm-email/${key}`, { answer: 'not-mine' }), ...call(key) })
  await sayNo(await keyTo(NEW, 'confirm-email'))
  await ask(now(actor), 'khac@example.vn')
  await drainAll()
  server.received.length = 0
  expect(messagesOf(await ask(now(actor)))['']).toEqual([m.error_too_many_mails({ maximum: 3 })])
  await signUp(posted('/sign-up', signUpFields({ email: 'MOI+1@example.vn' })))
  await drainAll()
  expect(server.received).toEqual([])
  // Whoever reads there and has an account after all gets in by the way back, and is asked again.
  const key = await resetKey('moi+1@example.vn')
  await resetPassword({ ...posted(`/reset-password/${key}`, { newPassword: 'một câu khác hẳn câu cũ' }), ...call(key) })
  expect(locationOf(await ask(now(actor)))).toBe('/confirm-email?done=sent')
})

it('asks for the password, and says what is wrong beside the field', async () => {
  const [actor, other] = [await owner(), enterprise()]
  expect(messagesOf(await ask(actor, NEW, 'sai mật khẩu'))).toEqual({ currentPassword: [m.error_wrong_password()] })
  expect(messagesOf(await ask(actor, other.email))).toEqual({ email: [m.error_email_taken()] })
  expect(messagesOf(await ask(actor, 'khong phai'))).toEqual({ email: [m.form_error_email()] })
  expect(messagesOf(await setPhone(actor, '0212 3852 000'))).toEqual({ phone: [m.form_error_phone_mobile()] })
  expect(messagesOf(await setPhone(actor, '0912345678', 'sai mật khẩu'))).toEqual({
    currentPassword: [m.error_wrong_password()],
  })
  expect(db.select().from(accountLinks).all()).toEqual([])
})

it('a mobile number is added, changed and taken away; not the only name of an account, and nobody else’s', async () => {
  const [actor, alone] = [await owner(), await withPhoneOnly()]
  expect(messagesOf(await setPhone(actor, '0912 345 678'))).toEqual({ phone: [m.error_phone_taken()] })
  await setPhone(actor, '+84 98 765 43 21')
  expect(now(actor).phone).toBe('0987654321')
  await drainAll()
  expect(server.received.map((mail) => mail.header('Subject'))).toEqual([m.notice_sign_in_changed()])
  await setPhone(actor, '')
  expect(now(actor).phone).toBeNull()
  expect(messagesOf(await setPhone(alone, ''))).toEqual({ phone: [m.error_phone_needed()] })
  expect(db.select().from(users).where(eq(users.phone, '0912345678')).all()).toHaveLength(1)
})
