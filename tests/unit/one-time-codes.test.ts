import { Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { appLink, newAppKey, stepOf } from '~/domain/accounts/one-time-codes.server'

/** The key of RFC 6238's test vectors, and their codes' last six digits. */
const KEY = Secret.fromUTF8('12345678901234567890').base32
const VECTORS = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const
const moment = (seconds: number) => new Date(seconds * 1000)

describe('a code of an authenticator app', () => {
  it.each(VECTORS)('at %i is %s, as RFC 6238 has it', (seconds, code) => {
    expect(stepOf(KEY, code, moment(seconds))).toBe(Math.floor(seconds / 30))
  })

  it('is taken from a clock that is half a minute off, and tells its own half minute', () => {
    const [seconds, code] = VECTORS[3]
    for (const off of [-30, 0, 30]) expect(stepOf(KEY, code, moment(seconds + off))).toBe(seconds / 30)
    for (const off of [-90, -60, 60, 90]) expect(stepOf(KEY, code, moment(seconds + off))).toBeNull()
  })

  it('is none of another key', () => {
    expect(stepOf(newAppKey(), VECTORS[0][1], moment(59))).toBeNull()
  })
})

it('keys are new each time, and have 160 bits', () => {
  const keys = new Set(Array.from({ length: 50 }, newAppKey))
  expect(keys.size).toBe(50)
  for (const key of keys) expect(key).toMatch(/^[A-Z2-7]{32}$/)
})

it('the address for apps says whose key it is', () => {
  const link = new URL(appLink(KEY, 'Nhịp cầu Năng suất', '0912345678'))
  expect(link.protocol).toBe('otpauth:')
  expect(decodeURIComponent(link.pathname)).toContain('Nhịp cầu Năng suất:0912345678')
  expect(Object.fromEntries(link.searchParams)).toMatchObject({
    secret: KEY,
    issuer: 'Nhịp cầu Năng suất',
    digits: '6',
  })
})
