import type { SpokenOf } from '~search/subject-phrases'
import { averageLength, type CountedDocument, countTerms, inverseDocumentFrequency } from './bm25'
import { foldedSyllables, syllablesOf, termsOf } from './syllables'
import { meantBy } from './typing-errors'

/** All that is said of the subjects, counted: what suggestions are ranked with. Built once for a set of phrases. */
export type SubjectVocabulary = {
  subjects: readonly SubjectEntry[]
  averageLength: number
  /** What a term tells, by the subjects that use it; 0 for a term that nobody uses. */
  idf: (term: string) => number
  knows: (term: string) => boolean
  /** A term as each of its phrases spells it, with diacritics. */
  spellings: (term: string) => readonly string[]
  /** Whether a syllable is a name by itself: HACCP, 5S. */
  isName: (syllable: string) => boolean
  /** Known terms that an unknown one may have been meant as. */
  corrections: (term: string) => string[]
}

export type SubjectEntry = {
  code: string
  ours: boolean
  typicalSectors: readonly string[]
  document: CountedDocument
  phrases: readonly Phrase[]
  /** The terms of each of its titles. */
  titles: readonly (readonly string[])[]
}

/** One name or saying; `norm` is the length of its vector of idf weights. */
export type Phrase = { terms: readonly string[]; norm: number; isName: boolean }

export function subjectVocabulary(spoken: readonly SpokenOf[]): SubjectVocabulary {
  const counted = spoken.map((subject) => {
    const phrases = [...subject.names, ...subject.says].map((phrase) => termsOf(syllablesOf(phrase)))
    return { subject, phrases, document: countTerms(phrases.flat()) }
  })
  const idfs = inverseFrequencies(counted.map((entry) => entry.document))
  const idf = (term: string) => idfs.get(term) ?? 0
  return {
    subjects: counted.map(({ subject, phrases, document }) => ({
      code: subject.code,
      ours: subject.ours,
      typicalSectors: subject.typicalSectors,
      document,
      phrases: phrases.map((terms, i) => phraseOf(terms, idf, i < subject.names.length)),
      titles: subject.titles.map((title) => termsOf(syllablesOf(title))),
    })),
    averageLength: averageLength(counted.map((entry) => entry.document)),
    idf,
    knows: (term) => idfs.has(term),
    spellings: spellingsIn(spoken),
    isName: namesOfOne(spoken),
    corrections: correctionsAmong([...idfs.keys()]),
  }
}

function inverseFrequencies(documents: readonly CountedDocument[]): Map<string, number> {
  const having = new Map<string, number>()
  for (const { counts } of documents) {
    for (const term of counts.keys()) having.set(term, (having.get(term) ?? 0) + 1)
  }
  return new Map(Array.from(having, ([term, count]) => [term, inverseDocumentFrequency(documents.length, count)]))
}

function spellingsIn(spoken: readonly SpokenOf[]): (term: string) => readonly string[] {
  const ways = new Map<string, string[]>()
  for (const syllables of spoken.flatMap(({ names, says }) => [...names, ...says]).map(syllablesOf)) {
    const typed = termsOf(syllables, 'typed')
    termsOf(syllables).forEach((term, i) => {
      const of = ways.get(term)
      if (of) of.push(typed[i]!)
      else ways.set(term, [typed[i]!])
    })
  }
  return (term) => ways.get(term) ?? []
}

function namesOfOne(spoken: readonly SpokenOf[]): (syllable: string) => boolean {
  const names = spoken.flatMap((subject) => subject.names.map(foldedSyllables))
  const single = new Set(names.flatMap((syllables) => (syllables.length === 1 ? syllables : [])))
  return (syllable) => single.has(syllable)
}

function phraseOf(terms: readonly string[], idf: (term: string) => number, isName: boolean): Phrase {
  const unique = [...new Set(terms)]
  return { terms: unique, norm: Math.sqrt(unique.reduce((sum, term) => sum + idf(term) ** 2, 0)), isName }
}

/** A pair is mended by its neighbour: "truy suat" is "truy xuat", though "suat" is a syllable too. */
function correctionsAmong(terms: readonly string[]): (term: string) => string[] {
  const syllables = terms.filter((term) => !term.includes(' '))
  const after = new Map<string, string[]>()
  const before = new Map<string, string[]>()
  const add = (map: Map<string, string[]>, key: string, value: string) => map.set(key, [...(map.get(key) ?? []), value])
  for (const term of terms) {
    const [first, second] = term.split(' ')
    if (!first || !second) continue
    add(after, first, second)
    add(before, second, first)
  }
  return (term) => {
    const [first, second] = term.split(' ')
    if (!second) return meantBy(term, syllables)
    return [
      ...meantBy(second, after.get(first!) ?? []).map((meant) => `${first} ${meant}`),
      ...meantBy(first!, before.get(second) ?? []).map((meant) => `${meant} ${second}`),
    ]
  }
}
