import { expect, it } from 'vitest'
import { oneEditApart } from '~/language/typing-errors'
import { variantOf, withTypo } from '../../scripts/matching/variants'

const TEXT = 'Máy sấy chè hay hỏng giữa vụ, chờ thợ Hà Nội lên.'
const need = { id: 'N', text: TEXT, subjects: ['TPM'], acceptable_subjects: [], tags: [] }

it('makes one typing error in one word, the same one every time', () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const typed = withTypo(TEXT, seed)
    expect(withTypo(TEXT, seed)).toBe(typed)
    const [before, after] = [TEXT.split(' '), typed.split(' ')]
    expect(after).toHaveLength(before.length)
    const changed = before.flatMap((word, i) => (word === after[i] ? [] : [oneEditApart(word, after[i]!)]))
    expect(changed).toEqual([true])
  }
  expect(withTypo('ở xa', 1)).toBe('ở xa')
})

it('changes the spelling and leaves the labels alone', () => {
  expect(variantOf([need], 'plain')).toEqual([need])
  expect(variantOf([need], 'withoutDiacritics')[0]).toMatchObject({
    text: 'may say che hay hong giua vu, cho tho ha noi len.',
    subjects: ['TPM'],
  })
})
