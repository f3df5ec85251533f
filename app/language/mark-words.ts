import { nfc } from './fold'
import { withMarks } from './marks'
import { pairAt, type Syllable, syllablesOf } from './syllables'

export type WantedWords = {
  /** Folded syllables and pairs ("truy xuat"). */
  terms: ReadonlySet<string>
  /** Whether a syllable is spelled as it was meant: "mối" is not "mỗi". */
  isMeant: (syllable: Syllable) => boolean
}

/** Puts marks around every run of syllables that is, or is part of, a wanted term. */
export function markWords(text: string, { terms, isMeant }: WantedWords, marks: { open: string; close: string }) {
  const normal = nfc(text)
  const syllables = syllablesOf(normal)
  const isPair = (i: number) => {
    const pair = pairAt(syllables, i)
    return pair !== undefined && terms.has(pair)
  }
  const marked = syllables.filter(
    (syllable, i) => (terms.has(syllable.folded) || isPair(i) || isPair(i + 1)) && isMeant(syllable),
  )
  return withMarks(normal, marked, marks)
}
