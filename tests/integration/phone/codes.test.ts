import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '~/auth/password.server'
import { insertLink, livingLink } from '~/domain/accounts/account-links.server'
import { acceptInvitation } from '~/domain/accounts/answer-invitation.server'
import { beginSecondStep, confirmSecondStep } from '~/domain/accounts/change-second-step.server'
import { ownPhoneStanding } from '~/domain/accounts/confirm-phone.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import { type Actor, CODE_TRIES, PHONE_CODES_PER_DAY, PHONE_CODES_PER_HOUR } from '~/domain/accounts/lifecycle'
import { inviteColleague, openInvitations } from '~/domain/accounts/invitations.server'
import { passwordHashOf } from '~/domain/accounts/queries.server'
import { askForReset } from '~/domain/accounts/reset-password.server'
import { unlock } from '~/domain/accounts/second-step-keys.server'
import * as m from '~/i18n/paraglide/messages'
import { action as forgotten } from '~/routes/account/forgotten-password'
import { action as ownPhone, loader as ownPhonePage } from '~/routes/account/own-phone'
import { action as resetByCode } from '~/routes/account/reset-by-code'
import { action as signUp } from '~/routes/account/sign-up'
import { at, now } from '~db/clock'
import { db, transact } from '~db/connection'
import { newId } from '~db/ids'
import { events, mails, notifications, phoneCodes, phoneMessages, sessions, users } from '~db/schema'
import { agency, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { locationOf, messagesOf, posted, signUpFields } from '../accounts/posted-form'
import { codeAt, rowOf } from '../accounts/second-step-pages'
import { drainAll } from '../alerts/saved'
import { args } from '../work/page-calls'
import { phoneServicesOfFile, without } from './services-of-file'

const services = phoneServicesOfFile()
beforeEach(freshDatabase)

const PHONE = '0912345678'
const NEW = 'một câu khác hẳn câu cũ'
const OTHERS = 'ke-khac@example.vn'

/** Somebody with a number that nobody has confirmed. */
const director = async (): Promise<Actor> =>
  createAccount({
    phone: PHONE,
    name: 'Lò Văn Chuối',
    passwordHash: await hashPassword('chuối chín vàng ươm'),
    organisation: { kind: 'enterprise', name: 'HTX Chuối Bản Thử', provinceCode: '14' },
  })
const page = async (actor: Actor, fields: Record<string, string>) => ownPhone(await args(actor, {}, fields))
const lastCode = async () => {
  await drainAll()
  return services().zalo.at(-1)!.template_data.otp!
}
const use = (code: string, login = PHONE) =>
  resetByCode(posted('/forgotten-password/code', { login, code, newPassword: NEW }))
const ask = (login: string) => forgotten(posted('/forgotten-password', { login }))
const wrong = { code: [m.error_wrong_phone_code({ maximum: '5', minutes: '10' })] }
const later = <T>(minutes: number, work: () => T extends PromiseLike<unknown> ? never : T) =>
  at(new Date(now().getTime() + minutes * 60_000), work)

describe('a number', () => {
  it('is confirmed by the code that was sent there, and by no other', async () => {
    const person = await director()
    expect(ownPhoneStanding(person).standing).toBe('waiting')
    expect(locationOf(await page(person, { step: 'send' }))).toBe('/account/phone?done=send')
    const code = await lastCode()
    expect(code).toMatch(/^\d{6}$/)
    expect(services().zalo[0]).toMatchObject({ phone: '84912345678', template_id: '111' })
    const other = code === '123456' ? '654321' : '123456'
    expect(messagesOf(await page(person, { step: 'confirm', code: other }))).toEqual(wrong)
    const done = await page(person, { step: 'confirm', code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect(locationOf(done)).toBe('/account/phone?done=confirm')
    expect((await ownPhonePage(await args(person, {}))).standing).toBe('confirmed')
    expect(messagesOf(await page(person, { step: 'confirm', code }))).toEqual(wrong)
    expect(messagesOf(await page(person, { step: 'send' }))).toEqual({ '': [m.error_state_changed()] })
  })

  it('is nobody’s any more by a code of before once it was changed, and the new one is to be confirmed', async () => {
    const person = await director()
    await page(person, { step: 'send' })
    const code = await lastCode()
    const change = { step: 'change', phone: '0987654321', currentPassword: 'chuối chín vàng ươm' }
    expect(locationOf(await page(person, change))).toBe('/account/phone?done=change')
    expect(messagesOf(await page(person, { step: 'confirm', code }))).toEqual(wrong)
    expect(ownPhoneStanding(person)).toEqual({ standing: 'waiting', codeUntil: null })
  })

  it('is sent no more than some codes in an hour, and in a day, for whatever accounts', async () => {
    const person = await director()
    for (let sent = 0; sent < PHONE_CODES_PER_HOUR; sent += 1) await page(person, { step: 'send' })
    const tooMany = (wait: string) => ({ '': [m.error_too_many_codes({ wait })] })
    expect(messagesOf(await page(person, { step: 'send' }))).toEqual(tooMany('60 phút'))
    for (let sent = PHONE_CODES_PER_HOUR; sent < PHONE_CODES_PER_DAY; sent += 1) askForReset(PHONE)
    db.update(users).set({ phone: null, email: 'khac@example.vn' }).where(eq(users.id, person.userId)).run()
    const second = await director()
    expect(messagesOf(await page(second, { step: 'send' }))).toEqual(tooMany('24 giờ'))
    expect(db.select().from(phoneCodes).all()).toHaveLength(PHONE_CODES_PER_DAY)
  })

  it('opens nothing by a code that is ten minutes old or was guessed at too often; one that is too old is not sent', async () => {
    const person = await director()
    await page(person, { step: 'send' })
    const code = await lastCode()
    db.update(phoneCodes).set({ wrongTries: CODE_TRIES }).run()
    expect(messagesOf(await page(person, { step: 'confirm', code }))).toEqual(wrong)
    await page(person, { step: 'send' })
    later(11, () => {
      expect(ownPhoneStanding(person).codeUntil).toBeNull()
    })
    db.update(phoneCodes)
      .set({ expiresAt: new Date(0) })
      .run()
    await drainAll()
    expect(services().zalo).toHaveLength(1)
    expect(db.select().from(phoneMessages).all()).toHaveLength(1)
  })
})

describe('a forgotten password', () => {
  it('is set anew by a code on the phone, which shows whose it is and ends every session', async () => {
    await signUp(posted('/sign-up', signUpFields({ phone: '0912 345 678', email: '' })))
    const account = db.select().from(users).where(eq(users.phone, PHONE)).get()!
    expect(account.phoneConfirmedAt).toBeNull()
    expect(locationOf(await ask('0912 345 678'))).toBe('/forgotten-password/code?done=sent')
    const code = await lastCode()
    expect(messagesOf(await use(code === '000000' ? '111111' : '000000'))).toEqual(wrong)
    expect(locationOf(await use(code))).toBe('/sign-in?done=reset')
    const after = db.select().from(users).where(eq(users.id, account.id)).get()!
    expect(after.passwordHash).not.toBe(account.passwordHash)
    expect(after.phoneConfirmedAt).not.toBeNull()
    expect(db.select().from(sessions).all()).toEqual([])
    expect(messagesOf(await use(code))).toEqual(wrong)
  })

  it('answers the same for a number that there is not, and sends nothing', async () => {
    expect(locationOf(await ask('0999999999'))).toBe('/forgotten-password/code?done=sent')
    await drainAll()
    expect(services().zalo).toEqual([])
    expect(messagesOf(await use('123456', '0999999999'))).toEqual(wrong)
  })

  it('is not set by the phone of whoever acts for an agency, nor by a number that nobody confirmed where mails arrive', async () => {
    const officer = agency('commune')
    const owner = enterprise()
    for (const [{ userId }, phone] of [
      [officer, PHONE],
      [owner, '0987654321'],
    ] as const) {
      db.update(users).set({ phone }).where(eq(users.id, userId)).run()
      askForReset(phone)
    }
    expect(db.select().from(phoneMessages).all()).toEqual([])
    const asked = db.select().from(mails).where(eq(mails.kind, 'account.reset_password')).all()
    expect(asked.map(({ userId }) => userId).sort()).toEqual([officer.userId, owner.userId].sort())

    db.update(users).set({ phoneConfirmedAt: now() }).where(eq(users.id, owner.userId)).run()
    askForReset('0987654321')
    expect(
      db
        .select()
        .from(phoneMessages)
        .all()
        .map(({ userId }) => userId),
    ).toEqual([owner.userId])
  })

  it('opens to one name at a time: an address that nobody confirmed is no way in beside a number that somebody did', async () => {
    const person = await director()
    db.update(users).set({ email: OTHERS, phoneConfirmedAt: now() }).where(eq(users.id, person.userId)).run()
    askForReset(OTHERS)
    expect(db.select().from(mails).all()).toEqual([])
  })

  it('is, by a number that was never shown to be theirs, no way in for whoever signed up with it', async () => {
    const squatter = await director()
    const set = (change: Partial<typeof users.$inferInsert>) =>
      db.update(users).set(change).where(eq(users.id, squatter.userId)).run()
    set({ email: OTHERS, emailConfirmedAt: now(), mailStopped: 'refused' })
    const link = transact((tx) => insertLink(tx, { id: squatter.userId, email: OTHERS }, 'keep_email'))
    inviteColleague(squatter, { id: newId(), name: 'Kẻ khác', role: 'owner' })
    const [invitation] = openInvitations(squatter)
    await ask(PHONE)
    expect(locationOf(await use(await lastCode()))).toBe('/sign-in?done=reset')

    const { email, phone, phoneConfirmedAt } = db.select().from(users).where(eq(users.id, squatter.userId)).get()!
    expect([email, phone, phoneConfirmedAt === null]).toEqual([null, PHONE, false])
    expect(livingLink('keep_email', link)!.link.usedAt).not.toBeNull()
    expect(() => acceptInvitation(enterprise().userId, invitation!.key)).toThrow('accounts.invitation_ended')
    const told = db.select().from(notifications).where(eq(notifications.userId, squatter.userId)).all()
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['password_changed', 'sign_in_changed']))
  })

  it('is not set by a number that was never shown to be theirs where there is a second step, which another may have', async () => {
    const person = await director()
    beginSecondStep(person, 'here')
    confirmSecondStep(person, 'here', codeAt(unlock(person.userId, rowOf(person).lockedKey)!))
    askForReset(PHONE)
    expect(db.select().from(phoneMessages).all()).toEqual([])
    db.update(users).set({ phoneConfirmedAt: now() }).where(eq(users.id, person.userId)).run()
    askForReset(PHONE)
    expect(db.select().from(phoneMessages).all()).toHaveLength(1)
  })

  it('is set by no code for confirming a number, and the other way round', async () => {
    const person = await director()
    const before = passwordHashOf(person)
    await page(person, { step: 'send' })
    expect(messagesOf(await use(await lastCode()))).toEqual(wrong)
    expect(passwordHashOf(person)).toBe(before)
    await ask(PHONE)
    expect(messagesOf(await page(person, { step: 'confirm', code: await lastCode() }))).toEqual(wrong)
    expect(ownPhoneStanding(person).standing).toBe('waiting')
  })
})

it('sends nothing and offers nothing where nothing is set up', async () => {
  without('ZALO')
  without('SMS')
  const person = await director()
  expect((await ownPhonePage(await args(person, {}))).isSeen).toBe(false)
  expect(messagesOf(await page(person, { step: 'send' }))).toEqual({ '': [m.error_state_changed()] })
  expect(locationOf(await ask(PHONE))).toBe('/forgotten-password?done=sent')
  expect(db.select().from(phoneMessages).all()).toEqual([])
})

it('is recorded', async () => {
  const person = await director()
  await page(person, { step: 'send' })
  await page(person, { step: 'confirm', code: await lastCode() })
  const names = db.select().from(events).where(eq(events.userId, person.userId)).all()
  expect(names.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['account.phone_code_asked', 'account.phone_confirmed']),
  )
})
