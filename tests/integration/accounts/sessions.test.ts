import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  deleteExpiredSessions,
  SESSION_ABSOLUTE_DAYS,
  SESSION_IDLE_DAYS,
  sessionActor,
  startSession,
} from '~/auth/session.server'
import { hashPassword } from '~/auth/password.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { action as changePassword } from '~/routes/account/account'
import { action as devices, loader as devicesPage } from '~/routes/account/devices'
import { action as signIn } from '~/routes/account/sign-in'
import { storedId } from '~/auth/stored-sessions.server'
import { db } from '~db/connection'
import { sessions, users } from '~db/schema'
import { freshDatabase } from '~tests/support/database'
import { locationOf, messagesOf, opened, posted } from './posted-form'

const PASSWORD = 'mận hậu Mộc Châu'
const BEGIN = new Date('2026-03-01T08:00:00Z')
const DAY = 86_400_000

let actor: Actor

beforeEach(async () => {
  freshDatabase()
  vi.useFakeTimers({ toFake: ['Date'], now: BEGIN })
  const passwordHash = await hashPassword(PASSWORD)
  const organisation = { kind: 'enterprise', name: 'Công ty Mận', provinceCode: '14' } as const
  actor = createAccount({ email: 'man@example.vn', name: 'Vì Văn Mận', passwordHash, organisation })
})
afterEach(() => vi.useRealTimers())

const afterDays = (days: number) => vi.setSystemTime(BEGIN.getTime() + days * DAY)

async function session() {
  const headers = new Headers()
  await startSession(actor.userId, headers)
  const header = headers.get('Set-Cookie') ?? ''
  const cookie = header.split(';')[0]!
  return { header, cookie, actor: () => sessionActor(opened('/', cookie).request) }
}

it('sets a cookie that scripts and other sites cannot use', async () => {
  const { header } = await session()
  expect(header).toMatch(/HttpOnly/)
  expect(header).toMatch(/SameSite=Lax/)
  expect(header).toMatch(/Path=\//)
})

it('stores a hash of the session id, which opens nothing', async () => {
  const { cookie } = await session()
  const id = cookie.split('=')[1]
  const [stored] = db.select().from(sessions).all()
  expect(stored?.id).toMatch(/^[0-9a-f]{64}$/)
  expect(stored?.id).not.toBe(id)
  expect(await sessionActor(opened('/', `session=${stored?.id}`).request)).toBeNull()
})

it('ends when nobody uses it', async () => {
  const visit = await session()
  afterDays(SESSION_IDLE_DAYS - 0.1)
  expect(await visit.actor()).toMatchObject({ userId: actor.userId })
  afterDays(2 * SESSION_IDLE_DAYS)
  expect(await visit.actor()).toBeNull()
  expect(db.select().from(sessions).all()).toEqual([])
})

it('ends in the end, however often it is used', async () => {
  const visit = await session()
  for (let day = 10; day < SESSION_ABSOLUTE_DAYS; day += 10) {
    afterDays(day)
    expect(await visit.actor(), `day ${day}`).not.toBeNull()
  }
  afterDays(SESSION_ABSOLUTE_DAYS)
  expect(await visit.actor()).toBeNull()
})

it('is swept away past either limit', async () => {
  await session()
  const used = await session()
  for (const day of [10, 20, 30, 40, 50]) {
    afterDays(day)
    await used.actor()
  }
  await deleteExpiredSessions()
  expect(db.select().from(sessions).all()).toHaveLength(1)
  afterDays(SESSION_ABSOLUTE_DAYS + 1)
  await deleteExpiredSessions()
  expect(db.select().from(sessions).all()).toEqual([])
})

it('ends with the account', async () => {
  const visit = await session()
  db.delete(users).run()
  expect(await visit.actor()).toBeNull()
})

it('of other devices ends when the password changes; this one goes on', async () => {
  const here = await session()
  const elsewhere = await session()
  const fields = { currentPassword: PASSWORD, newPassword: 'chè Shan tuyết cổ thụ' }
  const answer = await changePassword(posted('/account', fields, here.cookie))
  expect(locationOf(answer)).toBe('/account?done=password')
  expect(await here.actor()).not.toBeNull()
  expect(await elsewhere.actor()).toBeNull()
  const old = await signIn(posted('/sign-in', { login: actor.email!, password: PASSWORD }))
  expect(messagesOf(old)).toEqual({ '': [m.error_wrong_credentials()] })
  const renewed = await signIn(posted('/sign-in', { login: actor.email!, password: fields.newPassword }))
  expect(locationOf(renewed)).toBe('/')
})

it('changes no password without the current one', async () => {
  const here = await session()
  const elsewhere = await session()
  const fields = { currentPassword: 'mận tam hoa', newPassword: 'chè Shan tuyết cổ thụ' }
  const answer = await changePassword(posted('/account', fields, here.cookie))
  expect(messagesOf(answer)).toEqual({ currentPassword: [m.error_wrong_password()] })
  expect(await elsewhere.actor()).not.toBeNull()
})

describe('devices', () => {
  const on = async (agent: string) => {
    const { request } = opened('/')
    request.headers.set('User-Agent', agent)
    const headers = new Headers()
    await startSession(actor.userId, headers, request)
    return headers.get('Set-Cookie')!.split(';')[0]!
  }
  const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0'
  const page = async (cookie: string) => devicesPage(opened('/account/devices', cookie))
  const signOut = (cookie: string, fields: Record<string, string>) =>
    devices(posted('/account/devices', fields, cookie))
  const isIn = async (cookie: string) => (await sessionActor(opened('/', cookie).request)) !== null

  it('are told by what their person knows them by, with the day on which each was used last', async () => {
    const [here, old] = [await on(FIREFOX), await on('curl/8.5.0')]
    vi.setSystemTime(BEGIN.getTime() + 3 * DAY)
    await isIn(here)
    expect((await page(here)).devices).toMatchObject([
      { name: 'Firefox, Linux', isHere: true, since: '01/03/2026', seen: '04/03/2026' },
      { name: m.devices_unknown(), isHere: false, seen: '01/03/2026' },
    ])
    expect(await isIn(old)).toBe(true)
  })

  it('are signed out one by one, or all others together; never somebody else’s', async () => {
    const [here, one, two, three] = [await on(FIREFOX), await on('a'), await on('b'), await on('c')]
    const other = createAccount({ email: 'b@example.vn', name: 'B', passwordHash: 'x', organisation: null })
    const strangers = new Headers()
    await startSession(other.userId, strangers)
    const stored = db.select().from(sessions).where(eq(sessions.userId, other.userId)).get()!.id
    await signOut(here, { session: stored })

    await signOut(here, { session: storedId(one.replace('session=', '')) })
    expect(await Promise.all([here, one, two].map(isIn))).toEqual([true, false, true])
    expect(locationOf(await signOut(here, {}))).toBe('/account/devices?done=ended')
    expect(await Promise.all([here, two, three].map(isIn))).toEqual([true, false, false])
    expect(db.select().from(sessions).where(eq(sessions.userId, other.userId)).all()).toHaveLength(1)
  })
})
