import { describe, expect, it } from 'vitest'
import { readLabelledNeeds } from '../../../scripts/matching/input'
import { fold } from '~/language/fold'
import { isEnglish } from '~/language/english'

describe('a text in English', () => {
  it.each([
    'Our German customer wants proof that the acacia in our garden benches comes from responsibly managed plantations',
    'Machines stop several times a day and we do not know why',
    'Is there any support for a small workshop that wants to save energy?',
  ])('is known: %s', (text) => {
    expect(isEnglish(text)).toBe(true)
  })

  it('is not taken for one where it is Vietnamese, without diacritics or with words of trade', () => {
    const sets = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => `scripts/matching/sets/${name}.json`)
    const taken = sets.flatMap(readLabelledNeeds).filter(({ text }) => isEnglish(text))
    expect(taken.length).toBeGreaterThan(0)
    expect(taken.filter(({ text }) => fold(text) !== text.toLowerCase())).toEqual([])
    expect(isEnglish('may me hong hoai, tho ko biet sua, in tem bi nhoe, khach or that')).toBe(false)
    expect(isEnglish('buyer UK mail sang doi BRC grade A, ben minh chua co')).toBe(false)
    expect(isEnglish('')).toBe(false)
  })
})
