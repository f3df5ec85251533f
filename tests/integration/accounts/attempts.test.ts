import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ATTEMPTS_PER_ACCOUNT,
  ATTEMPTS_PER_ACCOUNT_AND_ADDRESS,
  ATTEMPTS_PER_ADDRESS,
  countAttempt,
  deleteExpiredAttempts,
  KNOWN_DAYS,
} from '~/auth/attempts.server'
import { hashPassword } from '~/auth/password.server'
import { startSession } from '~/auth/session.server'
import { formatWait } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { logTo } from '~/log.server'
import { action as changePassword } from '~/routes/account/account'
import { action as signIn } from '~/routes/account/sign-in'
import { action as signUp } from '~/routes/account/sign-up'
import { closeDatabase, db } from '~db/connection'
import { attempts } from '~db/schema'
import { enterprise, type Mailed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { locationOf, messagesOf, postedFrom, signUpFields } from './posted-form'

const PASSWORD = 'mận hậu Mộc Châu'
const HOME = '203.0.113.7'
const ELSEWHERE = '198.51.100.20'
const BEGIN = new Date('2026-03-01T08:00:00Z')
const HOUR = 3_600_000

let owner: Mailed
beforeEach(async () => {
  freshDatabase()
  vi.useFakeTimers({ toFake: ['Date'], now: BEGIN })
  owner = enterprise({ passwordHash: await hashPassword(PASSWORD) })
})
afterEach(() => vi.useRealTimers())

const after = (milliseconds: number) => vi.setSystemTime(BEGIN.getTime() + milliseconds)
const signInFrom = (address: string, password = PASSWORD, email = owner.email) =>
  signIn(postedFrom(address, '/sign-in', { login: email, password }))

/** Wrong passwords for one account, each from another address, until it is guarded; how many were let through. */
async function guessesFromEverywhere(email: string) {
  for (let count = 0; count < 200; count += 1) {
    const refused = await countAttempt(email, `10.0.${count >> 8}.${count & 255}`).catch(
      (error: Error) => error.message,
    )
    if (refused) return { count, refused }
  }
  return undefined
}

describe('guessing at one account from many addresses', () => {
  it('ends after so many, whether or not there is such an account', async () => {
    const guarded = { count: ATTEMPTS_PER_ACCOUNT, refused: 'accounts.guarded' }
    expect(await guessesFromEverywhere(owner.email)).toEqual(guarded)
    expect(await guessesFromEverywhere('ai-do@example.vn')).toEqual(guarded)
    const wait = formatWait(60)
    expect(messagesOf(await signInFrom(ELSEWHERE))).toEqual({ '': [m.error_guarded({ wait })] })
  })

  it('keeps the owner out nowhere where they signed in before, and elsewhere for an hour', async () => {
    expect(locationOf(await signInFrom(HOME))).toBe('/')
    await guessesFromEverywhere(owner.email)
    expect(locationOf(await signInFrom(HOME))).toBe('/')
    expect(messagesOf(await signInFrom(ELSEWHERE))['']).toHaveLength(1)
    after(HOUR + 1)
    expect(locationOf(await signInFrom(ELSEWHERE))).toBe('/')
  })

  it('is held where the owner signed in as well', async () => {
    await signInFrom(HOME)
    for (let guess = 0; guess < ATTEMPTS_PER_ACCOUNT_AND_ADDRESS; guess += 1)
      await signInFrom(HOME, `đoán lần ${guess}`)
    const wait = formatWait(15)
    expect(messagesOf(await signInFrom(HOME))).toEqual({ '': [m.error_too_many_attempts({ wait })] })
    after(4 * 60_000)
    expect(messagesOf(await signInFrom(HOME))).toEqual({ '': [m.error_too_many_attempts({ wait: formatWait(11) })] })
    after(15 * 60_000 + 1)
    expect(locationOf(await signInFrom(HOME))).toBe('/')
  })

  it('keeps nobody who is signed in from changing the password', async () => {
    await guessesFromEverywhere(owner.email)
    const headers = new Headers()
    await startSession(owner.userId, headers)
    const fields = { currentPassword: PASSWORD, newPassword: 'trà Tà Xùa đầu xuân' }
    const cookie = headers.get('Set-Cookie')!.split(';')[0]
    expect(locationOf(await changePassword(postedFrom(ELSEWHERE, '/account', fields, cookie)))).toContain('done')
  })
})

it('one address is stopped at any account, and one network of IPv6 is one address', async () => {
  for (let count = 0; count < ATTEMPTS_PER_ADDRESS; count += 1) {
    await countAttempt(`nguoi-${count}@example.vn`, `2001:db8:0:7::${count.toString(16)}`)
  }
  const other = (address: string) => countAttempt('nguoi-khac@example.vn', address).catch((e: Error) => e.message)
  expect(await other('2001:db8:0:7:ffff::1')).toBe('accounts.too_many_attempts')
  expect(await other('2001:db8:0:8::1')).toBeUndefined()
})

it('a restart forgives nothing', async () => {
  await guessesFromEverywhere(owner.email)
  closeDatabase()
  expect(await guessesFromEverywhere(owner.email)).toMatchObject({ count: 0 })
})

it('what counts no more is deleted, and neither e-mail nor address is ever stored', async () => {
  await signInFrom(HOME)
  await signInFrom(ELSEWHERE, 'sai rồi')
  const stored = JSON.stringify(db.select().from(attempts).all())
  expect(stored).not.toContain(owner.email)
  expect(stored).not.toContain(HOME)
  after(2 * HOUR)
  deleteExpiredAttempts()
  expect(db.select().from(attempts).all()).toEqual([expect.objectContaining({ key: expect.stringMatching(/^known:/) })])
  after(KNOWN_DAYS * 24 * HOUR + 1)
  deleteExpiredAttempts()
  expect(db.select().from(attempts).all()).toEqual([])
})

it('a sign-up sent again is no way to try passwords uncounted', async () => {
  const fields = signUpFields()
  await signUp(postedFrom(HOME, '/sign-up', fields))
  const again = (password: string) => signUp(postedFrom(ELSEWHERE, '/sign-up', { ...fields, password }))
  for (let guess = 0; guess < ATTEMPTS_PER_ACCOUNT_AND_ADDRESS; guess += 1) {
    expect(messagesOf(await again(`đoán lần thứ ${guess}`))).toEqual({ '': [m.error_wrong_credentials()] })
  }
  const wait = formatWait(15)
  expect(messagesOf(await again(fields.password!))).toEqual({ '': [m.error_too_many_attempts({ wait })] })
  expect(messagesOf(await signInFrom(ELSEWHERE, fields.password, fields.email))).toEqual({
    '': [m.error_too_many_attempts({ wait })],
  })
})

describe('the log', () => {
  const lines: Record<string, unknown>[] = []
  beforeEach(() => {
    lines.length = 0
    logTo(pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as never) }))
  })
  afterEach(() => logTo(pino({ level: 'silent' })))

  it('tells of each password refused: of which account, known or not, from where and why', async () => {
    await signInFrom(HOME, 'sai rồi')
    await signInFrom(HOME, 'sai rồi', 'ai-do@example.vn')
    await guessesFromEverywhere(owner.email)
    await signInFrom(ELSEWHERE)
    const mark = expect.stringMatching(/^[0-9a-f]{12}$/) as string
    expect(lines).toMatchObject([
      { msg: 'password refused', account: mark, address: HOME, reason: 'wrong_credentials' },
      { msg: 'password refused', account: mark, address: HOME, reason: 'wrong_credentials' },
      { msg: 'password refused', account: mark, address: ELSEWHERE, reason: 'guarded' },
    ])
    expect(lines[0]!.account).toBe(lines[2]!.account)
    expect(lines[0]!.account).not.toBe(lines[1]!.account)
    expect(JSON.stringify(lines)).not.toMatch(/@|sai rồi/)
  })

  it('says nothing of a right one', async () => {
    expect(locationOf(await signInFrom(HOME))).toBe('/')
    expect(lines).toEqual([])
  })
})
