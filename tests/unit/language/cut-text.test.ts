import { expect, it } from 'vitest'
import { cutText } from '~/language/cut-text'

it('keeps whole words and whole characters', () => {
  expect(cutText('máy sấy chè', 50)).toBe('máy sấy chè')
  expect(cutText('máy sấy chè', 9)).toBe('máy sấy')
  expect(cutText('máy sấy chè', 7)).toBe('máy sấy')
  expect(cutText('😀😀😀', 3)).toBe('😀')
  expect(cutText('👨‍👩‍👧‍👦 nhà em', 5)).toBe('')
  expect(cutText('e\u0301e\u0301', 3)).toBe('e\u0301')
})
