import { pairAt, type Syllable } from '~/language/syllables'
import { wordForm } from '~/language/word-forms'
import type { Clause } from '~/language/clauses'

/** A term of a text as the weights know it: where its syllables stand, and how much it counts, 1 where it is just as typed. */
export type StretchTerm = { term: string; at: readonly number[]; weight: number }

type Known = {
  has: (term: string) => boolean
  /** Known plain terms that an unknown one may have been meant as. */
  corrections: (folded: string) => readonly string[]
}

/** A word whose spelling nobody uses is read as one without diacritics; one that nobody knows is mended by one typing error. */
const MISSPELLED = 0.8
const MENDED = 0.6

/**
 * Every word form of a stretch of a text and every two side by side: "máy", "máy hỏng"; "=may =hong" where it is typed without
 * diacritics. Where it is typed with them a word of another spelling is another word: "bạn hàng" is not "bán hàng".
 */
export function stretchTerms(
  syllables: readonly Syllable[],
  { from, to }: Clause,
  withDiacritics: readonly boolean[],
  known: Known,
): StretchTerm[] {
  const stretch = syllables.slice(from, to)
  const forms = stretch.map((syllable, i) => wordForm(syllable, withDiacritics[from + i]!))
  const plain = stretch.map((syllable) => wordForm(syllable, false))
  const found = new Map<string, StretchTerm>()
  const take = (term: string, at: readonly number[], weight: number) => {
    const before = found.get(term)
    found.set(term, {
      term,
      at: [...(before?.at ?? []), ...at],
      weight: Math.max(weight, before?.weight ?? 0),
    })
  }
  const isUnknown = forms.map((form) => !known.has(form))
  forms.forEach((form, i) => {
    if (!isUnknown[i]) take(form, [from + i], 1)
    else if (known.has(plain[i]!)) take(plain[i]!, [from + i], MISSPELLED)
    else for (const meant of known.corrections(plain[i]!)) take(meant, [from + i], MENDED)
    if (i === 0 || pairAt(syllables, from + i) === undefined) return
    const at = [from + i - 1, from + i]
    const pair = `${forms[i - 1]!} ${form}`
    const plainPair = `${plain[i - 1]!} ${plain[i]!}`
    if (known.has(pair)) take(pair, at, 1)
    else if (isUnknown[i - 1] || isUnknown[i]) {
      if (known.has(plainPair)) take(plainPair, at, MISSPELLED)
      else for (const meant of known.corrections(plainPair)) take(meant, at, MENDED)
    }
  })
  return [...found.values()]
}
