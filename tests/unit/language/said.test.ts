import { expect, it } from 'vitest'
import { placesOf, wordingOf } from '~/language/said'
import { syllablesOf } from '~/language/syllables'

const places = (text: string, words: string) => placesOf(syllablesOf(text), wordingOf(words))

it('finds words side by side in one sentence, as they are spelled or typed without diacritics', () => {
  expect(places('xưởng đã có ISO 9001', 'đã có')).toEqual([1])
  expect(places('xuong da co ISO 9001', 'đã có')).toEqual([1])
  expect(places('xưởng đá cổ', 'đã có')).toEqual([])
  expect(places('làm xong đã. Có khách', 'đã có')).toEqual([])
  expect(places('iso 9001, rồi lại ISO 9001', 'ISO 9001')).toEqual([0, 4])
  expect(places('gì cũng được', '')).toEqual([])
})
