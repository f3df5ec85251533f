import { eq, isNull } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '~/auth/password.server'
import { changePassword } from '~/domain/accounts/change-password.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import { type Actor, CODE_HOURS, CODE_TRIES } from '~/domain/accounts/lifecycle'
import { passwordHashOf } from '~/domain/accounts/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { action as resetByCode } from '~/routes/account/reset-by-code'
import { action as signIn } from '~/routes/account/sign-in'
import { loader as people } from '~/routes/department/people'
import { action as give, loader as personPage } from '~/routes/department/person'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { accountHelps, events, notifications, sessions, users } from '~db/schema'
import { agency, colleague, consultant, department, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { args } from '../work/page-calls'
import { cookieOf, locationOf, messagesOf, posted } from './posted-form'

beforeEach(freshDatabase)

const OLD = 'chuối chín vàng ươm'
const NEW = 'một câu khác hẳn câu cũ'
const PHONE = '0912345678'

const director = async (): Promise<Actor> =>
  createAccount({
    phone: PHONE,
    name: 'Lò Văn Chuối',
    passwordHash: await hashPassword(OLD),
    organisation: { kind: 'enterprise', name: 'HTX Chuối Bản Thử', provinceCode: '14', phone: '02123852000' },
  })
const checked = { checkedBy: 'called_organisation', note: 'Đọc đúng nhu cầu tháng trước' }
const page = async (officer: Actor, { userId }: Actor) => personPage(await args(officer, { userId }))

/** An officer gives a code and reads it out. */
async function codeFrom(officer: Actor, person: Actor, how = checked) {
  const answer = await give(await args(officer, { userId: person.userId }, { id: newId(), ...how }))
  expect(locationOf(answer)).toBe(`/department/people/${person.userId}`)
  return (await page(officer, person)).code!.digits
}
const use = (code: string, login = PHONE, newPassword = NEW) =>
  resetByCode(posted('/forgotten-password/code', { login, code, newPassword }))
const enter = (password: string) => signIn(posted('/sign-in', { login: PHONE, password }))
const wrongCode = { code: [m.error_wrong_code({ maximum: '5', hours: '24' })] }

it('a director with a mobile number only gets in again by a code that an officer reads out', async () => {
  const [person, officer] = [await director(), department()]
  expect(cookieOf(await enter(OLD))).not.toBe('')
  const digits = await codeFrom(officer, person)
  expect(digits).toMatch(/^\d{8}$/)
  expect(locationOf(await use(`${digits.slice(0, 4)} ${digits.slice(4)}`, '0912 345 678'))).toBe('/sign-in?done=reset')
  expect(db.select().from(sessions).where(eq(sessions.userId, person.userId)).all()).toEqual([])
  expect(messagesOf(await enter(OLD))).toBeTruthy()
  expect(locationOf(await enter(NEW))).toBe('/')
  expect(messagesOf(await use(digits))).toEqual(wrongCode)

  const told = db.select().from(notifications).where(eq(notifications.userId, person.userId)).all()
  expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['access_code', 'password_changed']))
  const event = db.select().from(events).where(eq(events.name, 'account.code_issued')).get()
  expect(event).toMatchObject({
    userId: officer.userId,
    detail: { accountId: person.userId, checkedBy: 'called_organisation' },
  })
  const { code, given } = await page(officer, person)
  expect(code).toBeNull()
  expect(given).toMatchObject([{ officer: officer.name, note: checked.note }])
})

describe('the code', () => {
  it('is shown to the officer who gave it, and to nobody else', async () => {
    const [person, officer] = [await director(), department()]
    await codeFrom(officer, person)
    expect((await page(colleague(officer, 'member'), person)).code).toBeNull()
  })

  it('opens nothing after so many wrong ones, a day, a newer one, or another change of the password', async () => {
    const [person, officer] = [await director(), department()]
    const guessed = await codeFrom(officer, person)
    const wrong = guessed === '00000000' ? '00000001' : '00000000'
    for (let times = 0; times < CODE_TRIES; times += 1) expect(messagesOf(await use(wrong))).toEqual(wrongCode)
    expect(messagesOf(await use(guessed))).toEqual(wrongCode)

    const replaced = await codeFrom(officer, person)
    const late = await codeFrom(officer, person)
    expect(messagesOf(await use(replaced))).toEqual(wrongCode)
    const { createdAt, expiresAt } = db.select().from(accountHelps).where(isNull(accountHelps.usedAt)).get()!
    expect(expiresAt!.getTime() - createdAt.getTime()).toBe(CODE_HOURS * 3_600_000)
    db.update(accountHelps).set({ expiresAt: createdAt }).run()
    expect(messagesOf(await use(late))).toEqual(wrongCode)

    const changed = await codeFrom(officer, person)
    changePassword(person, { from: passwordHashOf(person), to: await hashPassword(NEW), keptSession: '' })
    expect(messagesOf(await use(changed))).toEqual(wrongCode)
  })

  it('is one account’s, and says nothing of whether there is an account', async () => {
    const [person, officer, other] = [await director(), department(), enterprise()]
    const digits = await codeFrom(officer, person)
    expect(messagesOf(await use(digits, other.email))).toEqual(wrongCode)
    expect(messagesOf(await use(digits, '0999999999'))).toEqual(wrongCode)
    expect(passwordHashOf(other)).toBe('no password')
  })

  it('is not used up by a password that is too easily guessed, or by a code that is none', async () => {
    const [person, officer] = [await director(), department()]
    const digits = await codeFrom(officer, person)
    expect(messagesOf(await use(digits, PHONE, '1234567890')).newPassword).toEqual([m.error_password_common()])
    expect(messagesOf(await use('12 34'))).toEqual({ code: [m.form_error_reset_code()] })
    expect(locationOf(await use(digits))).toBe('/sign-in?done=reset')
  })
})

describe('an officer', () => {
  it('finds people by name, organisation, number and address, without diacritics', async () => {
    const [person, officer] = [await director(), department()]
    const found = async (asked: string) => {
      const call = await args(officer, {})
      const request = new Request(`http://localhost/department/people?q=${encodeURIComponent(asked)}`, call.request)
      return (await people({ ...call, request })).people.map(({ userId }) => userId)
    }
    for (const asked of ['lo van chuoi', 'ban thu', '0912 345 678', '+84 912 345 678', '3852000']) {
      expect(await found(asked), asked).toEqual([person.userId])
    }
    expect(await found('khong co ai')).toEqual([])
    expect(await found('')).toEqual([])
    expect(await found(officer.name)).toEqual([])
  })

  it('gives no code to administrators, officers of the department, themselves, and enterprises of other provinces', async () => {
    const officer = department()
    const admin = createAccount({ email: 'a@vi-du.example', name: 'A', passwordHash: 'x', organisation: null })
    const both = enterprise()
    db.update(users).set({ isAdmin: true }).where(eq(users.id, both.userId)).run()
    const elsewhere = enterprise({ provinceCode: '11' })
    for (const person of [admin, both, colleague(officer, 'member'), officer, elsewhere]) {
      await expect(page(officer, person)).rejects.toMatchObject({ status: 404 })
      await expect(
        (async () => give(await args(officer, { userId: person.userId }, { id: newId(), ...checked })))(),
      ).rejects.toMatchObject({ status: 404 })
    }
    expect(db.select().from(events).where(eq(events.name, 'account.code_issued')).all()).toEqual([])
  })

  it('helps consultants of other provinces, and officers of communes', async () => {
    const officer = department()
    for (const person of [consultant().actor, agency('commune', { name: 'UBND xã Thử' })]) {
      expect(await codeFrom(officer, person, { ...checked, checkedBy: 'desk' })).toMatch(/^\d{8}$/)
    }
  })

  it('says how they made sure, of the ways that there are', async () => {
    const [person, officer] = [enterprise(), department()]
    const nothing = await give(await args(officer, { userId: person.userId }, { id: newId() }))
    expect(Object.keys(messagesOf(nothing))).toEqual(['checkedBy', 'note'])
    for (const checkedBy of ['called_person', 'called_organisation']) {
      const noNumber = { id: newId(), ...checked, checkedBy }
      expect(messagesOf(await give(await args(officer, { userId: person.userId }, noNumber)))).toEqual({
        checkedBy: [m.form_error_choose_one()],
      })
    }
  })
})
