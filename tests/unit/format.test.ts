import { describe, expect, it } from 'vitest'
import { formatDay, formatMoment, formatVnd } from '~/i18n/format'
import { withLocale } from '~/i18n/locale.server'
import { formatNumber } from '~/i18n/format'
import { compareVi, fold } from '~/language/fold'

describe('dates, money, order', () => {
  it('writes days and moments as Vietnamese papers do, in Vietnam time', () => {
    expect(formatDay('2026-11-30')).toBe('30/11/2026')
    expect(formatMoment(new Date('2026-11-29T18:05:00Z'))).toBe('30/11/2026 01:05')
  })

  it('writes đồng with points in both languages, other numbers by language', () => {
    expect(withLocale('vi', () => formatVnd(1234567))).toBe('1.234.567\u00A0₫')
    expect(withLocale('en', () => formatVnd(1234567))).toBe('1.234.567\u00A0₫')
    expect(withLocale('vi', () => formatNumber(1234.5))).toBe('1.234,5')
    expect(withLocale('en', () => formatNumber(1234.5))).toBe('1,234.5')
  })

  it('folds diacritics, đ included, and sorts as a Vietnamese dictionary', () => {
    expect(fold('Đào tạo ở Mường Bú')).toBe('dao tao o muong bu')
    expect(['Đà', 'Ea', 'Da', 'Ân', 'An', 'Ăn'].sort(compareVi)).toEqual(['An', 'Ăn', 'Ân', 'Da', 'Đà', 'Ea'])
  })
})
