import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { ATTEMPTS_PER_ACCOUNT_AND_ADDRESS } from '~/auth/attempts.server'
import { sessionActor } from '~/auth/session.server'
import * as m from '~/i18n/paraglide/messages'
import { action as signIn } from '~/routes/account/sign-in'
import { action as signUp } from '~/routes/account/sign-up'
import { db } from '~db/connection'
import { mails, users } from '~db/schema'
import { freshDatabase } from '~tests/support/database'
import { cookieOf, locationOf, messagesOf, opened, posted, postedFrom, signUpFields } from './posted-form'

beforeEach(freshDatabase)

const PASSWORD = signUpFields().password!
const withPhone = (phone: string, changes = {}) => signUpFields({ phone, email: '', ...changes })
const enter = (login: string, password = PASSWORD) => signIn(posted('/sign-in', { login, password }))

it('a director without e-mail signs up and signs in with a mobile number, however it is typed', async () => {
  const answer = await signUp(posted('/sign-up', withPhone('+84 912.345.678')))
  expect(locationOf(answer)).toBe('/organisation?done=signed-up')
  const actor = await sessionActor(opened('/', cookieOf(answer)).request)
  expect(actor).toMatchObject({ phone: '0912345678', email: null, role: 'enterprise' })
  expect(db.select().from(mails).all()).toEqual([])
  for (const typed of ['0912345678', '0912 345 678', '84912345678', 'ĐT: 0912-345-678']) {
    expect(locationOf(await enter(typed)), typed).toBe('/')
  }
  expect(messagesOf(await enter('0912345679'))).toEqual({ '': [m.error_wrong_credentials()] })
})

it('whoever has both signs in with either, and wrong passwords for both are counted together', async () => {
  await signUp(posted('/sign-up', withPhone('0912345678', { email: 'mai@example.vn' })))
  expect(locationOf(await enter('mai@example.vn'))).toBe('/')
  expect(locationOf(await enter('0912345678'))).toBe('/')
  const guess = (login: string) => signIn(postedFrom('203.0.113.9', '/sign-in', { login, password: 'sai sai sai' }))
  for (let times = 0; times < ATTEMPTS_PER_ACCOUNT_AND_ADDRESS; times += 1) await guess('mai@example.vn')
  expect(messagesOf(await guess('0912345678'))['']).not.toEqual([m.error_wrong_credentials()])
})

describe('says what is wrong beside the field', () => {
  it.each([
    ['neither', { phone: '', email: '' }, { phone: [m.form_error_login_missing()] }],
    ['a landline', { phone: '0212 3852 000', email: '' }, { phone: [m.form_error_phone_mobile()] }],
    ['a number without its zero', { phone: '912345678', email: '' }, { phone: [m.form_error_phone_zero()] }],
    ['no number', { phone: 'không có', email: 'mai@example.vn' }, { phone: [m.form_error_phone_mobile()] }],
    ['no address', { phone: '0912345678', email: 'mai' }, { email: [m.form_error_email()] }],
  ])('%s', async (_, changes, expected) => {
    expect(messagesOf(await signUp(posted('/sign-up', signUpFields(changes))))).toEqual(expected)
    expect(db.select().from(users).all()).toEqual([])
  })

  it('a number that has an account', async () => {
    await signUp(posted('/sign-up', withPhone('0912345678')))
    const again = await signUp(posted('/sign-up', withPhone('0912 345 678', { password: 'một câu khác hẳn' })))
    expect(messagesOf(again)).toEqual({ phone: [m.error_phone_taken()] })
  })

  it('a password that is the number', async () => {
    const own = await signUp(posted('/sign-up', withPhone('0912345678', { password: '0912345678' })))
    expect(messagesOf(own).password).toHaveLength(1)
  })

  it('at the door: what is neither a number nor an address', async () => {
    expect(messagesOf(await enter('lo thi mai'))).toEqual({ login: [m.form_error_login()] })
    expect(messagesOf(await enter('mai@'))).toEqual({ login: [m.form_error_email()] })
  })
})

it('the form sent twice makes one account', async () => {
  const fields = withPhone('0912345678')
  await signUp(posted('/sign-up', fields))
  expect(locationOf(await signUp(posted('/sign-up', fields)))).toBe('/organisation?done=signed-up')
  expect(db.select().from(users).where(eq(users.phone, '0912345678')).all()).toHaveLength(1)
})
