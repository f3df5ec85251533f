import type { SubjectVocabulary } from '~/domain/suggestion/subject-vocabulary'
import { straddlesWords } from '~/language/compounds'
import { pairs, type Syllable, syllablesOf, termsOf } from '~/language/syllables'
import type { TextMatch } from './text-match'
import { tellingSyllables } from '~/language/weak-words'

const WORDS = 3

/**
 * How much of a need's telling pairs, such as "máy sấy", a profile has too, 0 to 1; and which, as the need spells them.
 * For one need and one profile: nothing is measured by what others have.
 */
export function sharedWords(vocabulary: SubjectVocabulary, need: string, profile: string): TextMatch {
  const text = need.normalize('NFC')
  const has = new Set(termsOf(syllablesOf(profile)))
  const pairs = tellingPairs(vocabulary, text)
  const shared = pairs.filter(({ term }) => has.has(term)).sort((a, b) => b.weight - a.weight)
  const all = sumOf(pairs)
  return {
    score: all > 0 ? sumOf(shared) / all : 0,
    words: [...new Set(shared.map(({ start, end }) => text.slice(start, end)))].slice(0, WORDS),
  }
}

type WeighedPair = { term: string; weight: number; start: number; end: number }

const sumOf = (pairs: readonly WeighedPair[]) => pairs.reduce((sum, { weight }) => sum + weight, 0)

function tellingPairs(vocabulary: SubjectVocabulary, text: string): WeighedPair[] {
  const syllables = syllablesOf(text)
  const telling = tellingSyllables(vocabulary, syllables)
  const weight = (syllable: Syllable) => Math.max(1, vocabulary.idf(syllable.folded))
  return pairs(syllables)
    .filter(({ end }) => telling[end - 1] && telling[end] && !straddlesWords(syllables, end, vocabulary.isCompound))
    .map(({ term, first, second }) => ({
      term,
      weight: weight(first) + weight(second),
      start: first.start,
      end: second.end,
    }))
}
