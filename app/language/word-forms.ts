import type { Clause } from './clauses'
import type { Syllable } from './syllables'

/** From this share of syllables with diacritics on, a text is taken as one that is written with them. */
const WRITTEN_WITH_FROM = 0.15
export const PLAIN = '='

/** Whether a text is written with diacritics, though not in each of its words. */
const isWrittenWithDiacritics = (syllables: readonly Syllable[]) =>
  syllables.filter(({ typed, folded }) => typed !== folded).length >= Math.max(1, syllables.length * WRITTEN_WITH_FROM)

/** So many words in a row without any diacritic are rarely Vietnamese as it is written: the clause is typed without, or foreign. */
const PLAIN_CLAUSE_FROM = 6

/** For every syllable whether it stands in a clause that is written with diacritics; people change over within a text. */
export function writtenWithDiacritics(syllables: readonly Syllable[], clauses: readonly Clause[]): boolean[] {
  const isText = isWrittenWithDiacritics(syllables)
  return clauses.flatMap(({ from, to }) => {
    const clause = syllables.slice(from, to)
    const isLong = clause.length >= PLAIN_CLAUSE_FROM
    return clause.map(() => isText && (!isLong || clause.some(({ typed, folded }) => typed !== folded)))
  })
}

/**
 * The form by which a word is compared where diacritics count: as typed, or, where it is typed without, marked as such
 * ("=may" may be "máy" or "may").
 */
export const wordForm = ({ typed, folded }: Syllable, withDiacritics: boolean): string =>
  withDiacritics ? typed : PLAIN + folded
