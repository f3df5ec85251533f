import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '~/domain/days'
import { attachmentHeader, safeName } from '~/domain/files/kinds'
import { withLocale } from '~/i18n/locale.server'
import { untilText } from '~/i18n/work-terms'

describe('days', () => {
  it('are counted on the calendar', () => {
    expect(addDays('2026-12-30', 3)).toBe('2027-01-02')
    expect(addDays('2028-02-29', 365)).toBe('2029-02-28')
    expect(daysBetween('2026-11-22', '2026-11-20')).toBe(-2)
  })

  it('left, today or overdue are said in words', () => {
    const until = (day: `${number}-${number}-${number}`) => withLocale('vi', () => untilText(day, '2026-11-22', true))
    const isOwn = true
    expect(until('2026-11-25')).toEqual({ text: 'Hạn 25/11/2026, còn 3 ngày', overdue: false, isOwn })
    expect(until('2026-11-22')).toEqual({ text: 'Hạn hôm nay, 22/11/2026', overdue: false, isOwn })
    expect(until('2026-11-20')).toEqual({ text: 'Quá hạn 2 ngày (hạn 20/11/2026)', overdue: true, isOwn })
  })
})

it('another’s day is said as waited for', () => {
  const until = (day: `${number}-${number}-${number}`) => withLocale('vi', () => untilText(day, '2026-11-22', false))
  expect(until('2026-11-25')).toEqual({ text: 'Đang chờ, hạn 25/11/2026, còn 3 ngày', overdue: false, isOwn: false })
  expect(until('2026-11-20').text).toBe('Đang chờ, đã quá hạn 2 ngày (hạn 20/11/2026)')
})

describe('a file’s name', () => {
  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\giấy\\chứng nhận.PDF.exe', 'chứng nhận.PDF.pdf'],
    ['a"; b\r\nSet-Cookie: x.pdf', 'a b Set-Cookie x.pdf'],
    ['.htaccess', 'minh-chung.pdf'],
    ['', 'minh-chung.pdf'],
    [`${'đ'.repeat(300)}.pdf`, `${'đ'.repeat(100)}.pdf`],
  ])('%j is saved as %j', (name, saved) => {
    expect(safeName(name, 'application/pdf')).toBe(saved)
  })

  it('is said twice in the header: ASCII for old browsers, UTF-8 for the others', () => {
    expect(attachmentHeader('giấy (1).pdf')).toBe(
      `attachment; filename="gi_y (1).pdf"; filename*=UTF-8''gi%E1%BA%A5y%20%281%29.pdf`,
    )
  })
})
