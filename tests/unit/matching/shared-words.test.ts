import { expect, it } from 'vitest'
import { sharedWords } from '~/domain/matching/ranking/shared-words'
import { subjectVocabulary } from '~/domain/suggestion/subject-vocabulary'

const vocabulary = subjectVocabulary([
  {
    code: 'TPM',
    titles: ['TPM'],
    names: ['TPM', 'bảo trì năng suất'],
    says: ['máy sấy hay hỏng', 'máy chạy không đều'],
    typicalSectors: [],
    ours: true,
  },
])
const NEED = 'Máy sấy chè hay hỏng giữa vụ, lò đốt than khói nhiều'

it('tells the pairs that both texts have, as the need spells them', () => {
  const { score, words } = sharedWords(vocabulary, NEED, 'Bao tri may say che cho hop tac xa')
  expect([...words].sort()).toEqual(['Máy sấy', 'sấy chè'])
  expect(score).toBeGreaterThan(0)
  expect(score).toBeLessThan(1)
})

it('is whole where the profile has it all, and nothing where words only stand apart', () => {
  expect(sharedWords(vocabulary, NEED, NEED).score).toBeCloseTo(1)
  expect(sharedWords(vocabulary, NEED, 'chè, máy; sấy')).toEqual({ score: 0, words: [] })
})
