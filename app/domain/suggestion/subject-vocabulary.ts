import type { SpokenOf } from './spoken-of'
import { inverseDocumentFrequency } from '~/language/bm25'
import { compoundsIn } from '~/language/compounds'
import { fold } from '~/language/fold'
import { foldedSyllables, type Syllable, syllablesOf, termsOf } from '~/language/syllables'
import { type Wording, wordingOf } from '~/language/said'
import { correctionsAmong } from '~/language/corrections'
import { isVietnameseSyllable } from '~/language/vietnamese-syllable'

/** All that is said of the subjects, counted: which words there are, how they are spelled and which belong together. */
export type SubjectVocabulary = {
  subjects: readonly SubjectEntry[]
  /** What a term tells, by the subjects that use it; 0 for a term that nobody uses. */
  idf: (term: string) => number
  knows: (term: string) => boolean
  /** A term as each of its phrases spells it, with diacritics. */
  spellings: (term: string) => readonly string[]
  /** Whether a syllable is a name by itself: HACCP, 5S. */
  isName: (syllable: string) => boolean
  /** Whether a syllable is an abbreviation that only ours are called by: HTQLCL, GFSI. */
  isAbbreviation: (syllable: string) => boolean
  /** Whether two syllables side by side are one word: "truy xuất". */
  isCompound: (pair: string) => boolean
  /** Known terms that an unknown one may have been meant as. */
  corrections: (term: string) => string[]
}

export type SubjectEntry = {
  code: string
  ours: boolean
  typicalSectors: readonly string[]
  /** Its titles, as they are looked for in a text. */
  titles: readonly Wording[]
}

type Read = { subject: number; syllables: Syllable[]; terms: string[] }

export function subjectVocabulary(spoken: readonly SpokenOf[]): SubjectVocabulary {
  const read = spoken.flatMap(({ names, says }, subject) =>
    [...names, ...says].map((phrase): Read => {
      const syllables = syllablesOf(phrase)
      return { subject, syllables, terms: termsOf(syllables) }
    }),
  )
  const idfs = inverseFrequencies(spoken.length, read)
  return {
    subjects: spoken.map(({ code, ours, typicalSectors, titles }) => ({
      code,
      ours,
      typicalSectors,
      titles: titles.map(wordingOf),
    })),
    idf: (term) => idfs.get(term) ?? 0,
    knows: (term) => idfs.has(term),
    spellings: spellingsIn(read),
    isName: namesOfOne(spoken),
    isAbbreviation: abbreviationsAmong(spoken),
    isCompound: compoundsIn(read.map(({ syllables }) => syllables)),
    corrections: correctionsAmong([...idfs.keys()]),
  }
}

/** What each term tells, by how many of the subjects use it. */
function inverseFrequencies(subjects: number, read: readonly Read[]): Map<string, number> {
  const having = new Map<string, Set<number>>()
  for (const { subject, terms } of read) {
    for (const term of terms) having.set(term, (having.get(term) ?? new Set<number>()).add(subject))
  }
  return new Map(Array.from(having, ([term, { size }]) => [term, inverseDocumentFrequency(subjects, size)]))
}

function spellingsIn(read: readonly Read[]): (term: string) => readonly string[] {
  const ways = new Map<string, string[]>()
  for (const { syllables, terms } of read) {
    const written = termsOf(syllables, 'written')
    terms.forEach((term, i) => append(ways, term, written[i]!))
  }
  return (term) => ways.get(term) ?? []
}

function namesOfOne(spoken: readonly SpokenOf[]): (syllable: string) => boolean {
  const names = spoken.flatMap((subject) => subject.names.map(foldedSyllables))
  const single = new Set(names.flatMap((syllables) => (syllables.length === 1 ? syllables : [])))
  return (syllable) => single.has(syllable)
}

/** Capitals and figures, long enough to be nothing else, and no syllable of Vietnamese typed without diacritics. */
const ABBREVIATION = /^[\p{Lu}\p{N}]{4,}$/u

function abbreviationsAmong(spoken: readonly SpokenOf[]): (syllable: string) => boolean {
  const of = (isOurs: boolean) =>
    spoken
      .filter(({ ours }) => ours === isOurs)
      .flatMap(({ names }) => names)
      .filter((name) => ABBREVIATION.test(name))
      .map(fold)
  const others = new Set(of(false))
  const own = new Set(of(true).filter((name) => !others.has(name) && !isVietnameseSyllable(name)))
  return (syllable) => own.has(syllable)
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V) {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
