import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { sessionActor } from '~/auth/session.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import { setDraftCookie } from '~/forms/draft-cookie.server'
import { formatWait } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { action as signOut } from '~/routes/account/sign-out'
import { action as signIn, loader as signInPage } from '~/routes/account/sign-in'
import { action as signUp, loader as signUpPage } from '~/routes/account/sign-up'
import { db } from '~db/connection'
import { events, organisations, sessions, users } from '~db/schema'
import { freshDatabase } from '~tests/support/database'
import { cookieOf, locationOf, messagesOf, opened, posted, signUpFields, statusOf } from './posted-form'

beforeEach(freshDatabase)

const actorWith = (cookie: string) => sessionActor(opened('/', cookie).request)
const nothingWritten = () => {
  expect(db.select().from(users).all()).toEqual([])
  expect(db.select().from(organisations).all()).toEqual([])
}

it('signs up an enterprise and knows it by the cookie', async () => {
  const answer = await signUp(posted('/sign-up', signUpFields({ email: 'Mai@Example.VN' })))
  expect(locationOf(answer)).toBe('/organisation?done=signed-up')
  const actor = await actorWith(cookieOf(answer))
  expect(actor).toMatchObject({
    role: 'enterprise',
    email: 'mai@example.vn',
    organisationName: 'Hợp tác xã Cà phê Mường Xa',
    provinceCode: '14',
  })
  const event = db.select().from(events).where(eq(events.name, 'account.created')).get()
  expect(event).toMatchObject({ userId: actor?.userId, detail: { terms: expect.any(String) } })
})

it('names an individual expert’s organisation after the person', async () => {
  const answer = await signUp(posted('/sign-up', signUpFields({ kind: 'expert', organisationName: '' })))
  expect(locationOf(answer)).toBe('/profile')
  expect(await actorWith(cookieOf(answer))).toMatchObject({ role: 'consultant', organisationName: 'Lò Thị Mai' })
})

it('goes on with what was asked for: the page, or the words typed on the home page', async () => {
  const withNext = await signUp(posted('/sign-up?next=%2Fconsultants%2F1', signUpFields()))
  expect(locationOf(withNext)).toBe('/consultants/1')
  const offSite = await signUp(posted('/sign-up?next=%2F%2Fevil.example', signUpFields({ email: 'b@example.vn' })))
  expect(locationOf(offSite)).toBe('/organisation?done=signed-up')
  const draft = (await setDraftCookie('a-draft'))['Set-Cookie'].split(';')[0]
  const withDraft = await signUp(posted('/sign-up', signUpFields({ email: 'c@example.vn' }), draft))
  expect(locationOf(withDraft)).toBe('/draft/claim')
})

it('says what is wrong beside each field and writes nothing', async () => {
  const { terms: _unticked, ...fields } = signUpFields({
    email: 'mai',
    name: '',
    organisationName: '',
    password: 'ngắn',
  })
  const answer = await signUp(posted('/sign-up', fields))
  expect(statusOf(answer)).toBe(400)
  expect(messagesOf(answer)).toEqual({
    email: [m.form_error_email()],
    name: [m.form_error_required()],
    organisationName: [m.form_error_required()],
    password: [m.form_error_too_short({ minimum: '10' })],
    terms: [m.error_terms_missing()],
  })
  nothingWritten()
})

it('needs consent given by the person', async () => {
  const { terms: _unticked, ...fields } = signUpFields()
  const answer = await signUp(posted('/sign-up', fields))
  expect(messagesOf(answer)).toEqual({ terms: [m.error_terms_missing()] })
  nothingWritten()
})

it('makes one account of a form sent twice', async () => {
  const fields = signUpFields()
  const first = await signUp(posted('/sign-up', fields))
  const again = await signUp(posted('/sign-up', fields))
  expect(db.select().from(users).all()).toHaveLength(1)
  expect(db.select().from(organisations).all()).toHaveLength(1)
  expect(await actorWith(cookieOf(again))).toEqual(await actorWith(cookieOf(first)))
})

it('opens no account with a replayed form and another password', async () => {
  const fields = signUpFields()
  await signUp(posted('/sign-up', fields))
  const answer = await signUp(posted('/sign-up', { ...fields, password: 'another password' }))
  expect(statusOf(answer)).toBe(400)
  expect(db.select().from(sessions).all()).toHaveLength(1)
})

it('makes a second account of a form that was gone back to for another person', async () => {
  const fields = signUpFields()
  await signUp(posted('/sign-up', fields))
  const second = await signUp(posted('/sign-up', { ...fields, email: 'son@example.vn' }))
  expect(await actorWith(cookieOf(second))).toMatchObject({ email: 'son@example.vn' })
})

it('says beside the e-mail that it is taken', async () => {
  await signUp(posted('/sign-up', signUpFields()))
  const answer = await signUp(posted('/sign-up', signUpFields({ email: 'MAI@example.vn' })))
  expect(messagesOf(answer)).toEqual({ email: [m.error_email_taken()] })
  expect(db.select().from(users).all()).toHaveLength(1)
})

it('refuses a kind that only the operator gives', async () => {
  const answer = await signUp(posted('/sign-up', signUpFields({ kind: 'agency' })))
  expect(statusOf(answer)).toBe(400)
  nothingWritten()
})

it('signs in with the right password only, and says the same of an unknown e-mail', async () => {
  await signUp(posted('/sign-up', signUpFields()))
  const right = await signIn(posted('/sign-in', { login: 'mai@example.vn', password: ' cà phê chín đỏ ' }))
  expect(locationOf(right)).toBe('/')
  const wrong = await signIn(posted('/sign-in', { login: 'mai@example.vn', password: 'cà phê chín xanh' }))
  const unknown = await signIn(posted('/sign-in', { login: 'ai@example.vn', password: 'cà phê chín xanh' }))
  expect(messagesOf(wrong)).toEqual({ '': [m.error_wrong_credentials()] })
  expect(messagesOf(unknown)).toEqual(messagesOf(wrong))
})

it('stops guessing after five wrong passwords, for that account only', async () => {
  const fields = signUpFields({ email: 'guessed@example.vn' })
  await signUp(posted('/sign-up', fields))
  const guess = (password: string) => signIn(posted('/sign-in', { login: fields.email!, password }))
  for (let i = 0; i < 5; i += 1)
    expect(messagesOf(await guess(`guess ${i}`))).toEqual({ '': [m.error_wrong_credentials()] })
  const wait = formatWait(15)
  expect(messagesOf(await guess(fields.password!))).toEqual({ '': [m.error_too_many_attempts({ wait })] })
  await signUp(posted('/sign-up', signUpFields()))
  const other = await signIn(posted('/sign-in', { login: 'mai@example.vn', password: fields.password! }))
  expect(locationOf(other)).toBe('/')
})

it('sends somebody who is signed in on, never off the site', async () => {
  const cookie = cookieOf(await signUp(posted('/sign-up', signUpFields())))
  const page = (next: string) => signInPage(opened(`/sign-in?next=${encodeURIComponent(next)}`, cookie))
  await expect(page('/account').catch(locationOf)).resolves.toBe('/account')
  await expect(page('https://evil.example/').catch(locationOf)).resolves.toBe('/')
})

it('says so to somebody who is signed in and would sign up, and makes no second account', async () => {
  const cookie = cookieOf(await signUp(posted('/sign-up', signUpFields())))
  const { name } = signUpFields()
  expect(await signUpPage(opened('/sign-up', cookie))).toMatchObject({ signedInAs: { name, to: '/' } })
  const before = db.select().from(users).all().length
  const again = await signUp(posted('/sign-up', signUpFields({ email: 'khac@example.vn' }), cookie))
  expect(locationOf(again)).toBe('/sign-up')
  expect(db.select().from(users).all()).toHaveLength(before)
})

it('signs out: the cookie is worth nothing afterwards', async () => {
  const cookie = cookieOf(await signUp(posted('/sign-up', signUpFields())))
  const answer = await signOut(posted('/sign-out', {}, cookie))
  expect(locationOf(answer)).toBe('/sign-in?done=signed-out')
  expect(answer.headers.get('Clear-Site-Data')).toBe('"cache"')
  expect(answer.headers.get('Set-Cookie')).toContain('need_draft=;')
  expect(await actorWith(cookie)).toBeNull()
})

it('makes department and administrator accounts for the operator', () => {
  const account = { email: 'so@example.vn', name: 'Cán bộ', passwordHash: 'x' }
  const agency = {
    id: 'so',
    kind: 'agency',
    agencyKind: 'department_in_charge',
    name: 'Sở Khoa học và Công nghệ',
    provinceCode: '14',
  } as const
  expect(createAccount({ ...account, organisation: agency })).toMatchObject({ role: 'department', provinceCode: '14' })
  const colleague = { ...account, email: 'so2@example.vn', organisation: { joins: 'so' } }
  expect(createAccount(colleague)).toMatchObject({ role: 'department', organisationId: 'so' })
  const admin = createAccount({ ...account, id: 'admin', email: 'admin@example.vn', organisation: null })
  expect(admin).toMatchObject({ userId: 'admin', role: 'admin', organisationId: null })
  expect(() => createAccount({ ...account, email: 'SO@example.vn', organisation: null })).toThrow(
    'accounts.email_taken',
  )
})
