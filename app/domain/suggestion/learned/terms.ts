import { pairAt, type Syllable } from '~/language/syllables'
import { wordForms } from '~/language/word-forms'

/** A term as the learned weights know it, with the places of its syllables. */
export type PlacedTerm = { term: string; at: readonly number[] }

/** Every word form of a stretch of a text and every two side by side: "máy", "máy hỏng"; "=may hong" without diacritics. */
export function learnedTerms(
  syllables: readonly Syllable[],
  { from, to }: { from: number; to: number },
  withDiacritics: boolean,
): PlacedTerm[] {
  const forms = wordForms(syllables.slice(from, to), withDiacritics)
  return forms.flatMap((form, i): PlacedTerm[] => {
    const single = { term: form, at: [from + i] }
    if (i === 0 || pairAt(syllables, from + i) === undefined) return [single]
    return [single, { term: `${forms[i - 1]!} ${form}`, at: [from + i - 1, from + i] }]
  })
}
