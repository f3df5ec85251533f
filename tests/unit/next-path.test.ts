import { describe, expect, it } from 'vitest'
import { safeNextPath, withNext } from '~/auth/next-path'

describe('where signing in leads back to', () => {
  it.each(['/needs', '/needs/1?done=sent#matches', '/consultants?q=đào tạo 5s', '/'])('keeps %s', (next) => {
    expect(safeNextPath(next)).toBe(new URL(next, 'https://any.vn').href.slice('https://any.vn'.length))
  })

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'needs',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/needs/..//evil.example',
    '',
    null,
    undefined,
  ])('refuses %j', (next) => {
    expect(safeNextPath(next)).toBeNull()
  })

  it('is carried along whole', () => {
    const path = withNext('/sign-up', '/needs?a=1&b=2')
    expect(new URL(path, 'https://any.vn').searchParams.get('next')).toBe('/needs?a=1&b=2')
    expect(withNext('/sign-up', null)).toBe('/sign-up')
  })
})
