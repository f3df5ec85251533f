import { fold, nfc } from '~/language/fold'
import type { LabelledNeed } from './input'

/** The ways in which each text is evaluated: as it is, and as a hurried person would type it. */
export const VARIANTS = ['plain', 'withoutDiacritics', 'withTypo'] as const
export type Variant = (typeof VARIANTS)[number]

const change: Record<Variant, (text: string, place: number) => string> = {
  plain: (text) => text,
  withoutDiacritics: (text) => fold(text),
  withTypo: (text, place) => withTypo(text, place),
}

/** The same needs in another spelling, labels untouched; the same every time. */
export const variantOf = (needs: readonly LabelledNeed[], variant: Variant): LabelledNeed[] =>
  needs.map((need, place) => ({ ...need, text: change[variant](need.text, place) }))

const LETTERS = 'abcdeghiklmnopqrstuvxy'
const WORD = /\p{L}{4,}/gu

/** One typing error in one word of at least four letters: a letter missing, too many, exchanged with the next, or another. */
export function withTypo(text: string, seed: number): string {
  const normal = nfc(text)
  const words = [...normal.matchAll(WORD)]
  const pick = picker(seed)
  const word = words[pick(words.length)]
  if (!word) return normal
  const letters = [...word[0]]
  const at = pick(letters.length - 1)
  const [letter, next] = [letters[at]!, letters[at + 1]!]
  const other = LETTERS[pick(LETTERS.length)]!
  const errors = [[next], [letter, other, next], [next, letter], [other, next]]
  letters.splice(at, 2, ...errors[pick(errors.length)]!)
  return normal.slice(0, word.index) + letters.join('') + normal.slice(word.index + word[0].length)
}

/** Whole numbers below a bound, by a linear congruential generator (Numerical Recipes): the same for the same seed. */
function picker(seed: number): (below: number) => number {
  let state = seed
  const step = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0)
  step()
  return (below) => (below > 0 ? Math.floor((step() / 2 ** 32) * below) : 0)
}
