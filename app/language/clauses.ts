import file from '~/language/data/clause-words.json'
import { nfc } from './fold'
import type { Syllable } from './syllables'

/** A stretch of a text that says one thing: the place of its first syllable and the one after its last. */
export type Clause = { from: number; to: number }

const beginnings = file.words.map((words) => words.split(' '))

const SENTENCE_MARK = /[.;!?…\n•]/u
const CLAUSE_MARK = /[,:()[\]–—]| - /u
/** A shorter clause goes with its neighbour in the same sentence. */
const SHORTEST = 4
/** What follows a word that begins a clause is one from this many syllables on. */
const BEGUN_FROM = 5

/**
 * The clauses of a text in order: each syllable is in one. Divided at sentence marks and commas, and before words that
 * begin something new ("nhưng", "ngoài ra"), with or without diacritics.
 */
export function clausesOf(text: string, syllables: readonly Syllable[]): Clause[] {
  const normal = nfc(text)
  const clauses: Clause[] = []
  const ends = new Set<number>()
  let from = 0
  const close = (to: number) => {
    clauses.push(...atBeginnings(syllables, { from, to }))
    from = to
  }
  for (let next = 1; next < syllables.length; next += 1) {
    const between = normal.slice(syllables[next - 1]!.end, syllables[next]!.start)
    if (SENTENCE_MARK.test(between)) ends.add(next)
    if (ends.has(next) || CLAUSE_MARK.test(between)) close(next)
  }
  if (syllables.length > 0) close(syllables.length)
  return joined(clauses, ends)
}

/** Divides before words that begin a clause, where both parts are long enough to be one. */
function atBeginnings(syllables: readonly Syllable[], { from, to }: Clause): Clause[] {
  const clauses: Clause[] = []
  let begun = from
  for (let place = from + SHORTEST; place + BEGUN_FROM <= to; place += 1) {
    const begins = beginnings.some((words) => words.every((word, i) => syllables[place + i]?.folded === word))
    if (place - begun < SHORTEST || !begins) continue
    clauses.push({ from: begun, to: place })
    begun = place
  }
  return [...clauses, { from: begun, to }]
}

/** Puts short clauses together with the one before, or after, in their sentence. */
function joined(clauses: readonly Clause[], ends: ReadonlySet<number>): Clause[] {
  const result: Clause[] = []
  for (const clause of clauses) {
    const last = result.at(-1)
    const isShort = ({ from, to }: Clause) => to - from < SHORTEST
    if (last && !ends.has(clause.from) && (isShort(last) || isShort(clause))) last.to = clause.to
    else result.push({ ...clause })
  }
  return result
}
