import { hash } from '@node-rs/argon2'
import { beforeEach, describe, expect, it } from 'vitest'
import { signInWithPassword } from '~/auth/credentials.server'
import { hashPassword, verifyPassword } from '~/auth/password.server'
import { startSession } from '~/auth/session.server'
import { PASSWORD_MAX } from '~/domain/accounts/forms'
import * as m from '~/i18n/paraglide/messages'
import * as accountPage from '~/routes/account/account'
import * as signInPage from '~/routes/account/sign-in'
import * as signUpPage from '~/routes/account/sign-up'
import { demoAccounts } from '~db/demo/load-demo'
import { db } from '~db/connection'
import { users } from '~db/schema'
import { enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { cookieOf, locationOf, messagesOf, opened, posted, signUpFields } from './posted-form'

const { action: changePassword } = accountPage
const { action: signIn } = signInPage
const { action: signUp } = signUpPage

beforeEach(freshDatabase)

const tried = async (password: string) => messagesOf(await signUp(posted('/sign-up', signUpFields({ password }))))

describe('a password that is tried first', () => {
  it.each([
    ['one of the most used', 'qwerty12345'],
    ['the same in capitals', 'Basketball'],
    ['a word that many use, with figures and signs around it', '!Password2026!'],
    ['words that many use, in spaces and with marks', 'Í lôve yôu 1'],
    ['one sign', '..........'],
    ['spaces', ' '.repeat(12)],
    ['one piece again and again', 'abc1abc1abc1a'],
    ['a run upwards', '34567890123'],
    ['a run downwards', 'zyxwvutsrqp'],
  ])('is refused: %s', async (_, password) => {
    expect(await tried(password)).toEqual({ password: [m.error_password_common()] })
    expect(db.select().from(users).all()).toEqual([])
  })

  it.each([
    ['the e-mail', 'Mai@Example.vn'],
    ['the e-mail’s name with a year', 'mai-19900214'],
    ['the own name', 'lo thi mai'],
    ['the organisation’s name', 'HỢP TÁC XÃ CÀ PHÊ MƯỜNG XA'],
    ['this product’s name', 'nhipcaunangsuat2026'],
  ])('is refused: %s', async (_, password) => {
    expect(await tried(password)).toEqual({ password: [m.error_password_own()] })
  })

  it('is refused where a password is changed, too', async () => {
    const actor = enterprise({ passwordHash: await hashPassword('mận hậu Mộc Châu') })
    const headers = new Headers()
    await startSession(actor.userId, headers)
    const change = async (newPassword: string) => {
      const fields = { currentPassword: 'mận hậu Mộc Châu', newPassword }
      return changePassword(posted('/account', fields, headers.get('Set-Cookie')!.split(';')[0]))
    }
    expect(messagesOf(await change('1234567890'))).toEqual({ newPassword: [m.error_password_common()] })
    expect(messagesOf(await change(actor.email))).toEqual({ newPassword: [m.error_password_own()] })
    expect(locationOf(await change('trà Tà Xùa đầu xuân'))).toBe('/account?done=password')
  })
})

describe('a password in a form that comes back', () => {
  const good = 'cà phê chín đỏ'

  it('is asked for again wherever something else was wrong, and stands nowhere in the page', async () => {
    const { terms: _unticked, ...signingUp } = signUpFields({ password: good })
    const actor = enterprise({ passwordHash: await hashPassword('mận hậu Mộc Châu') })
    const headers = new Headers()
    await startSession(actor.userId, headers)
    const cookie = headers.get('Set-Cookie')!.split(';')[0]
    const pages = [
      await shownPage(signUpPage, posted('/sign-up', signingUp)),
      await shownPage(signUpPage, posted('/sign-up?typed=1', signUpFields({ password: good }))),
      await shownPage(signInPage, posted('/sign-in', { login: actor.email, password: good })),
      await shownPage(accountPage, posted('/account', { currentPassword: '', newPassword: good }, cookie)),
    ]
    for (const { html } of pages) {
      expect(html.split(m.ui_password_again())).toHaveLength(2)
      expect(html).not.toContain(good)
      expect(html).toMatch(/aria-describedby="[\w-]*[pP]assword-description"/)
    }
  })

  it('is not asked for again where it is itself what was wrong, nor before anything was sent', async () => {
    const first = await shownPage(signUpPage, opened('/sign-up'))
    const wrong = await shownPage(signUpPage, posted('/sign-up', signUpFields({ password: 'ngắn' })))
    const none = await shownPage(signUpPage, posted('/sign-up', signUpFields({ password: '', name: '' })))
    expect(wrong.html).toContain(m.form_error_too_short({ minimum: '10' }))
    for (const { html } of [first, wrong, none]) expect(html).not.toContain(m.ui_password_again())
  })

  it('is refused together with the other mistakes', async () => {
    const guessed = signUpFields({ name: '', email: 'mai@', password: 'hoptacxacaphemuongxa' })
    expect(messagesOf(await signUp(posted('/sign-up', guessed)))).toEqual({
      name: [m.form_error_required()],
      email: [m.form_error_email()],
      password: [m.error_password_own()],
    })
    const shown = await signUp(posted('/sign-up?typed=1', guessed))
    expect(messagesOf(shown) ?? null).toBeNull()
  })
})

it('is a sentence of any letters, words that many use among others included', async () => {
  for (const [place, password] of ['mật khẩu nhà mình', '5 con trâu, 2 con bò', 'a'.repeat(40) + 'b'].entries()) {
    const answer = await signUp(posted('/sign-up', signUpFields({ email: `n${place}@example.vn`, password })))
    expect(locationOf(answer), password).toBe('/organisation?done=signed-up')
  }
})

it('is kept as it was typed: spaces around it count, nothing is cut off', async () => {
  const password = ` ${'chè Shan '.repeat(30).slice(0, PASSWORD_MAX - 2)} `
  await signUp(posted('/sign-up', signUpFields({ password })))
  const { passwordHash } = db.select().from(users).get()!
  expect(await verifyPassword(passwordHash, password)).toBe(true)
  expect(await verifyPassword(passwordHash, password.normalize('NFD'))).toBe(true)
  expect(await verifyPassword(passwordHash, password.trim())).toBe(false)
  expect(await verifyPassword(passwordHash, password.slice(0, -2))).toBe(false)
})

it('opens an account whose stored hash was made of trimmed text', async () => {
  const passwordHash = await hash('mận hậu Mộc Châu')
  const actor = enterprise({ passwordHash })
  const typed = ' mận hậu Mộc Châu '
  expect(locationOf(await signIn(posted('/sign-in', { login: actor.email, password: typed })))).toBe('/')
})

it('of the demo works in the demo', async () => {
  const { password } = demoAccounts()[0]!
  const { userId, email } = enterprise({ passwordHash: await hashPassword(password) })
  expect(await signInWithPassword(opened('/').request, email, password)).toBe(userId)
  expect(cookieOf(await signIn(posted('/sign-in', { login: email, password })))).toMatch(/^session=/)
})
