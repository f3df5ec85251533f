import { fold, nfc } from './fold'
import { asSpelled } from './orthography'

/** One syllable (or number, or short designation such as "5s") of a text, with its place in it. */
export type Syllable = {
  /** Lower case without diacritics; "ly" and "li" are one. */
  folded: string
  /** Lower case with its diacritics, in one of the ways in which it may be spelled: "hoá" and "hóa" are one. */
  typed: string
  /** Lower case just as it was typed: for showing, not for comparing. */
  written: string
  start: number
  end: number
  /** False for the first, and where a sentence mark stands before it: the two are no pair. */
  follows: boolean
}

/** "4.0"; "5s", "4c"; "gs1", "co2"; a word; a number. "iso9001" becomes two, "30ha" too. */
const SYLLABLE =
  /\p{N}+\.\p{N}+|\p{N}+\p{L}?(?![\p{L}\p{N}])|[\p{L}\p{M}]+\p{N}?(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}]+|\p{N}+/gu
const SENTENCE_MARK = /[.,;:!?()[\]\n]/

/** The syllables of a text in order. Positions are those of the NFC text. */
export function syllablesOf(text: string): Syllable[] {
  const normal = nfc(text)
  let end = 0
  return Array.from(normal.matchAll(SYLLABLE), (match, place) => {
    const between = normal.slice(end, match.index)
    end = match.index + match[0].length
    const { folded, typed, written } = formsOf(match[0])
    return {
      folded,
      typed,
      written,
      start: match.index,
      end,
      follows: place > 0 && (between === ' ' || !SENTENCE_MARK.test(between)),
    }
  })
}

/** The language has some ten thousand written syllables, and folding one takes longer than looking it up. */
const REMEMBERED = 50_000
const remembered = new Map<string, Pick<Syllable, 'folded' | 'typed' | 'written'>>()

function formsOf(syllable: string) {
  const known = remembered.get(syllable)
  if (known) return known
  const written = syllable.toLowerCase()
  const typed = asSpelled(written)
  const forms = { folded: fold(typed), typed, written }
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(syllable, forms)
  return forms
}

/** The folded syllables of a text. */
export const foldedSyllables = (text: string) => syllablesOf(text).map((syllable) => syllable.folded)

type Form = 'folded' | 'typed' | 'written'

/** The pair that ends at a place, as "truy xuat"; undefined where no syllable stands before it in its sentence. */
export function pairAt(syllables: readonly Syllable[], end: number, form: Form = 'folded'): string | undefined {
  const [first, second] = [syllables[end - 1], syllables[end]]
  return first && second?.follows ? `${first[form]} ${second[form]}` : undefined
}

/** Two syllables side by side; `end`: the place of the second. */
export type Pair = { term: string; end: number; first: Syllable; second: Syllable }

/** Every two syllables that stand side by side, in order. */
export const pairs = (syllables: readonly Syllable[], form: Form = 'folded'): Pair[] =>
  syllables.flatMap((second, end) => {
    const term = pairAt(syllables, end, form)
    return term === undefined ? [] : [{ term, end, first: syllables[end - 1]!, second }]
  })

/** What texts are compared by: every syllable, and every two that stand side by side, as "truy xuat". */
export const termsOf = (syllables: readonly Syllable[], form: Form = 'folded'): string[] => [
  ...syllables.map((syllable) => syllable[form]),
  ...pairs(syllables, form).map(({ term }) => term),
]
