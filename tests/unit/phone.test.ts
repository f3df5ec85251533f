import { describe, expect, it } from 'vitest'
import { isPhone, normalisePhone } from '~/domain/accounts/phone'

describe('phone number', () => {
  it.each([
    ['0912 345 678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['84912345678', '0912345678'],
    ['+84 (0) 212.3852.000', '02123852000'],
    ['0212 3852 000', '02123852000'],
    ['1900 1234', '19001234'],
    ['1800-123456', '1800123456'],
  ])('%s is stored as %s', (typed, stored) => {
    expect(normalisePhone(typed)).toBe(stored)
    expect(isPhone(stored)).toBe(true)
  })

  it.each(['12345', '091234567', '0912345678901', 'gọi cho tôi', '912345678'])('%s is none', (typed) => {
    expect(isPhone(normalisePhone(typed))).toBe(false)
  })
})
