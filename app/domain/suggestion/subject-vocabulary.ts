import type { SpokenOf } from './spoken-of'
import { countTerms, inverseDocumentFrequency, type CountedDocument } from '~/language/bm25'
import { compoundsIn } from '~/language/compounds'
import { foldedSyllables, type Syllable, syllablesOf, termsOf } from '~/language/syllables'
import { type Evidence, termEvidence } from './term-evidence'
import { type Wording, wordingOf } from '~/language/said'
import { correctionsAmong } from '~/language/corrections'

/** All that is said of the subjects, counted: what suggestions are ranked with. Built once for a set of phrases. */
export type SubjectVocabulary = {
  subjects: readonly SubjectEntry[]
  /** What a term tells, by the subjects that use it; 0 for a term that nobody uses. */
  idf: (term: string) => number
  knows: (term: string) => boolean
  /** What a term adds to the score of each subject that uses it. */
  evidence: (term: string) => readonly Evidence[]
  phrases: readonly Phrase[]
  /** The places in `phrases` of those that have a term. */
  phrasesWith: (term: string) => readonly number[]
  /** A term as each of its phrases spells it, with diacritics. */
  spellings: (term: string) => readonly string[]
  /** Whether a syllable is a name by itself: HACCP, 5S. */
  isName: (syllable: string) => boolean
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

/** One name or saying, its terms each once; `subject` is its subject's place, `norm` the length of its vector of idf weights. */
export type Phrase = { subject: number; terms: readonly string[]; norm: number; isName: boolean }

type Read = { subject: number; syllables: Syllable[]; terms: string[]; isName: boolean }

export function subjectVocabulary(spoken: readonly SpokenOf[]): SubjectVocabulary {
  const read = spoken.flatMap(({ names, says }, subject) =>
    [...names, ...says].map((phrase, i): Read => {
      const syllables = syllablesOf(phrase)
      return { subject, syllables, terms: termsOf(syllables), isName: i < names.length }
    }),
  )
  const documents = documentsOf(spoken.length, read)
  const idfs = inverseFrequencies(documents)
  const idf = (term: string) => idfs.get(term) ?? 0
  const unique = read.map(({ subject, terms, isName }) => ({ subject, terms: [...new Set(terms)], isName }))
  const phrases = unique.map((phrase): Phrase => ({ ...phrase, norm: normOf(phrase.terms, idf) }))
  const evidence = termEvidence(documents, idf, unique)
  const phrasesByTerm = byTerm(phrases)
  return {
    subjects: spoken.map(({ code, ours, typicalSectors, titles }) => ({
      code,
      ours,
      typicalSectors,
      titles: titles.map(wordingOf),
    })),
    idf,
    knows: (term) => idfs.has(term),
    evidence: (term) => evidence.get(term) ?? [],
    phrases,
    phrasesWith: (term) => phrasesByTerm.get(term) ?? [],
    spellings: spellingsIn(read),
    isName: namesOfOne(spoken),
    isCompound: compoundsIn(read.map(({ syllables }) => syllables)),
    corrections: correctionsAmong([...idfs.keys()]),
  }
}

function documentsOf(subjects: number, read: readonly Read[]): CountedDocument[] {
  const terms = Array.from({ length: subjects }, (): string[] => [])
  for (const phrase of read) terms[phrase.subject]!.push(...phrase.terms)
  return terms.map(countTerms)
}

function inverseFrequencies(documents: readonly CountedDocument[]): Map<string, number> {
  const having = new Map<string, number>()
  for (const { counts } of documents) {
    for (const term of counts.keys()) having.set(term, (having.get(term) ?? 0) + 1)
  }
  return new Map(Array.from(having, ([term, count]) => [term, inverseDocumentFrequency(documents.length, count)]))
}

const normOf = (terms: readonly string[], idf: (term: string) => number) =>
  Math.sqrt(terms.reduce((sum, term) => sum + idf(term) ** 2, 0))

function byTerm(phrases: readonly Phrase[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  phrases.forEach(({ terms }, place) => {
    for (const term of terms) append(places, term, place)
  })
  return places
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

function append<K, V>(lists: Map<K, V[]>, key: K, value: V) {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
