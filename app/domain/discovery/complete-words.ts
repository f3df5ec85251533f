import { foldedSyllables } from '~/language/syllables'
import { oneEditApart } from '~/language/typing-errors'

/** Something with names that a person may be about to write: its usual short name first, then its others. */
export type Named = { code: string; names: readonly string[] }

/** How a name goes with what is written so far, the better the larger. */
const FIT = { begins: 4, within: 3, anyOrder: 2, mended: 1, none: 0 } as const
const LETTERS_FROM = 2
/** Shorter syllables have too many neighbours for a typing error to be seen. */
const MENDED_FROM = 4

/** Fewer letters stand in too many names. */
export const isWorthCompleting = (typed: string) => foldedSyllables(typed).join('').length >= LETTERS_FROM

/**
 * The codes of those of `known` that `typed` may be the beginning of, best first, at most `limit`: a name that begins so,
 * one that has it further inside, one that has the words in another order; where there is none of these, nor among `others`
 * that are offered beside them, one that has them but for one typing error. Any word may be unfinished; case and diacritics do
 * not matter.
 */
export function completions(
  typed: string,
  known: readonly Named[],
  limit: number,
  others: readonly Named[] = [],
): string[] {
  if (!isWorthCompleting(typed)) return []
  const words = foldedSyllables(typed)
  const fitting = known
    .map(({ code, names }) => {
      const fits = names.map((name, place) => ({ fit: fitOf(words, foldedSyllables(name)), place, name }))
      return { code, ...fits.sort(closerFirst)[0]! }
    })
    .filter(({ fit }) => fit > FIT.none)
    .sort(closerFirst)
  const isRight = (name: string) => fitOf(words, foldedSyllables(name)) > FIT.mended
  const isWrittenRight = fitting.some(({ fit }) => fit > FIT.mended) || others.some(({ names }) => names.some(isRight))
  return fitting
    .filter(({ fit }) => !isWrittenRight || fit > FIT.mended)
    .slice(0, limit)
    .map(({ code }) => code)
}

type Fitting = { fit: number; place: number; name: string }

const closerFirst = (a: Fitting, b: Fitting) =>
  b.fit - a.fit || Math.min(a.place, 1) - Math.min(b.place, 1) || a.name.length - b.name.length

function fitOf(words: readonly string[], name: readonly string[]): number {
  const begins = (word: string, at: number) => name[at]?.startsWith(word) ?? false
  const starts = name.flatMap((_, at) => (words.every((word, i) => begins(word, at + i)) ? [at] : []))
  if (starts.length > 0) return starts[0] === 0 ? FIT.begins : FIT.within
  const unmet = words.filter((word) => !name.some((syllable) => syllable.startsWith(word)))
  if (unmet.length === 0) return FIT.anyOrder
  return unmet.length === 1 && name.some((syllable) => isMistyped(unmet[0]!, syllable)) ? FIT.mended : FIT.none
}

/** Whether `word` is, but for one typing error, `syllable` or its beginning. */
const isMistyped = (word: string, syllable: string) =>
  word.length >= MENDED_FROM &&
  [word.length - 1, word.length, word.length + 1, syllable.length].some((length) =>
    oneEditApart(word, syllable.slice(0, length)),
  )
