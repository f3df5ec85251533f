import { describe, expect, it } from 'vitest'
import { normalisePhone, phoneFault } from '~/domain/accounts/phone'

describe('phone number', () => {
  it.each([
    ['0912 345 678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['84912345678', '0912345678'],
    ['+84 (0) 212.3852.000', '02123852000'],
    ['0212 3852 000', '02123852000'],
    ['ĐT: 0912–345–678', '0912345678'],
    ['tel:+84912345678', '0912345678'],
    ['Zalo 0912.345.678', '0912345678'],
    ['1900 1234', '19001234'],
    ['1800-123456', '1800123456'],
  ])('%s is stored as %s', (typed, stored) => {
    expect(normalisePhone(typed)).toBe(stored)
    expect(phoneFault(typed)).toBeNull()
  })

  it.each([
    ['0212 3852 000 máy lẻ 12', 'extension'],
    ['02123852000 (ext. 204)', 'extension'],
    ['0912345678 / 0987654321', 'two'],
    ['0912345678, 0212 3852 000', 'two'],
    ['0912 345 678 - 0987 654 321', 'two'],
    ['912345678', 'zero'],
    ['12345', 'phone'],
    ['091234567', 'phone'],
    ['0912345678901', 'phone'],
    ['gọi cho tôi', 'phone'],
  ])('%s is none: %s', (typed, fault) => {
    expect(phoneFault(typed)).toBe(fault)
  })
})
