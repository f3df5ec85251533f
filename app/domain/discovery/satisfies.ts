import { codesIn } from '~/language/codes'
import { foldedSyllables } from '~/language/syllables'

/** A profile or a need as a saved search looks at it. */
export type Findable = {
  /** `findableWords` of all its texts. */
  words: readonly string[]
  /** What it has of each facet, by the facet's name in the address. */
  values: Readonly<Record<string, readonly string[]>>
}

export type Wanted = {
  /** Folded syllables, all of which must be there. */
  words: readonly string[]
  /** Of each facet one of the chosen values must be there; nothing chosen: any. */
  chosen: Readonly<Record<string, readonly string[]>>
}

export function satisfies({ words, values }: Findable, wanted: Wanted): boolean {
  const has = new Set(words)
  return (
    wanted.words.every((word) => has.has(word)) &&
    Object.entries(wanted.chosen).every(([facet, chosen]) => {
      const own = values[facet] ?? []
      return chosen.length === 0 || chosen.some((value) => own.includes(value))
    })
  )
}

/** The words of texts as saved searches compare them: folded syllables, and those of codes however they are parted. */
export const findableWords = (texts: readonly string[]): string[] => [
  ...new Set(
    texts.flatMap((text) => [
      ...foldedSyllables(text),
      ...codesIn(text).flatMap(({ joined }) => foldedSyllables(joined)),
    ]),
  ),
]
