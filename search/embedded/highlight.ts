import { withMarks } from '~/language/marks'
import { type Syllable, syllablesOf } from '~/language/syllables'
import { nfc } from '~/language/fold'
import { HIGHLIGHT } from '../port'
import type { Phrase } from './words-wanted'

/** A field's value with the syllables of the phrases between marks, in every text of it. */
export function highlighted(value: unknown, phrases: readonly Phrase[]): unknown {
  if (Array.isArray(value)) return value.map((one) => highlighted(one, phrases))
  return typeof value === 'string' ? markedText(nfc(value), phrases) : value
}

function markedText(text: string, phrases: readonly Phrase[]): string {
  const syllables = syllablesOf(text)
  const marked = new Set<Syllable>()
  syllables.forEach((_, start) => {
    for (const phrase of phrases) {
      for (const syllable of syllables.slice(start, start + lengthAt(syllables, start, phrase))) marked.add(syllable)
    }
  })
  return withMarks(text, [...marked], HIGHLIGHT)
}

/** How many syllables of a text from `start` on are a phrase, or one word that it is parted from ("a417" in "A4-17"); 0: none. */
function lengthAt(syllables: readonly Syllable[], start: number, phrase: Phrase): number {
  if (isAt(syllables, start, phrase)) return phrase.syllables.length
  const [word = '', ...others] = phrase.syllables
  if (others.length > 0 || !/\p{N}/u.test(word)) return 0
  let joined = ''
  for (let end = start; end < syllables.length && joined.length < word.length; end += 1) {
    joined += syllables[end]!.folded
    if (joined === word) return end - start + 1
  }
  return 0
}

const isAt = (syllables: readonly Syllable[], start: number, { syllables: wanted, open }: Phrase) =>
  wanted.every((syllable, place) => {
    const folded = syllables[start + place]?.folded
    return open && place === wanted.length - 1 ? folded?.startsWith(syllable) : folded === syllable
  })
