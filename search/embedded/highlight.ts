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
      if (isAt(syllables, start, phrase)) {
        for (const syllable of syllables.slice(start, start + phrase.syllables.length)) marked.add(syllable)
      }
    }
  })
  return withMarks(text, [...marked], HIGHLIGHT)
}

const isAt = (syllables: readonly Syllable[], start: number, { syllables: wanted, open }: Phrase) =>
  wanted.every((syllable, place) => {
    const folded = syllables[start + place]?.folded
    return open && place === wanted.length - 1 ? folded?.startsWith(syllable) : folded === syllable
  })
