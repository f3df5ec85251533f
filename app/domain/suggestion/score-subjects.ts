import { becauseOf, type Hit } from './because'
import { type SubjectContext, subjectFactor } from './subject-context'
import { pairAt, type Syllable, syllablesOf } from '~/language/syllables'
import type { SubjectVocabulary } from './subject-vocabulary'
import { tellingSyllables } from '~/language/weak-words'

/** How the parts of a subject's score are weighed. */
const WEIGHTS = {
  /** Each next best phrase counts this share of the one before: one sentence said just so is worth more than ten touched. */
  nextPhrase: 0.3,
  /** The subject is called by its name. */
  named: 8,
  /** A term that only fits after mending a typing error. */
  mended: 0.6,
  /** A term of nothing but function words, numbers and units: "mỗi ngày", "2-3". */
  weak: 0.5,
} as const
const PHRASES_COUNTED = 5
/** Below this a text has said nothing of ours. */
const FLOOR = 4
/** What fits less than this share of the best is chance; and no more than ten are of use to anybody. */
const SUGGESTED_FROM = 0.25
const SUGGESTIONS = 10
/** Our best and the best matters of others are compared by their first three, each counting half of the one before: a text about one thing touches several that are near it. */
const NEAR_COUNTED = [1, 0.5, 0.25]
/** Share of ours from which on a matter that is not ours is taken as meant: fewer phrases stand for each of them. To refuse what is ours is the worse error. */
const OTHER_MATTER_LEAD = 0.88

export type ScoredSubject = {
  code: string
  score: number
  because: string[]
  /** The text calls the subject by its title. */
  named: boolean
}

type QueryTerm = { term: string; weight: number; at: readonly number[] }

/**
 * Ranks the subjects for a text, best first; [] where nothing of ours fits, or something that is not ours fits better.
 * What is known beside the text orders the subjects, and does not decide whether the text is about ours. Scores are
 * comparable within one answer only.
 */
export function scoreSubjects(
  vocabulary: SubjectVocabulary,
  text: string,
  context: SubjectContext = {},
): ScoredSubject[] {
  const syllables = syllablesOf(text)
  const telling = tellingSyllables(vocabulary, syllables)
  const query = queryTerms(vocabulary, syllables, telling)
  const { scores, named } = scoresOf(vocabulary, query)
  const scored = vocabulary.subjects.map((entry, subject) => ({ entry, subject, score: scores[subject]! }))
  const ours = scored.filter(({ entry, score }) => entry.ours && score >= FLOOR)
  const others = scored.filter(({ entry }) => !entry.ours)
  if (!ours.some(({ subject }) => named.has(subject)) && near(others) > near(ours) * OTHER_MATTER_LEAD) return []
  const reading = { text, syllables, telling, isName: vocabulary.isName, isCompound: vocabulary.isCompound }
  const ranked = ours
    .map(({ entry, subject, score }) => ({ entry, subject, score: score * subjectFactor(entry, context) }))
    .sort((a, b) => b.score - a.score)
  const floor = (ranked[0]?.score ?? 0) * SUGGESTED_FROM
  return ranked
    .filter(({ score, subject }) => score >= floor || named.has(subject))
    .slice(0, SUGGESTIONS)
    .map(({ entry, subject, score }) => ({
      code: entry.code,
      score,
      because: becauseOf(reading, hitsOf(vocabulary, query, subject)),
      named: named.has(subject),
    }))
}

const near = (scored: readonly { score: number }[]) => {
  const best = scored.map(({ score }) => score).sort((a, b) => b - a)
  return NEAR_COUNTED.reduce((sum, share, place) => sum + share * (best[place] ?? 0), 0)
}

/** The text's terms that the vocabulary knows, each once, and what unknown ones may have been meant as. */
function queryTerms(
  vocabulary: SubjectVocabulary,
  syllables: readonly Syllable[],
  telling = tellingSyllables(vocabulary, syllables),
): QueryTerm[] {
  const found = new Map<string, QueryTerm>()
  const take = (term: string, at: number[]) => {
    const known = vocabulary.knows(term)
    for (const meant of known ? [term] : vocabulary.corrections(term)) {
      const before = found.get(meant)
      const weight = (known ? 1 : WEIGHTS.mended) * (at.some((place) => telling[place]) ? 1 : WEIGHTS.weak)
      found.set(meant, {
        term: meant,
        weight: Math.max(weight, before?.weight ?? 0),
        at: [...(before?.at ?? []), ...at],
      })
    }
  }
  syllables.forEach((syllable, i) => {
    take(syllable.folded, [i])
    const pair = pairAt(syllables, i)
    if (pair) take(pair, [i - 1, i])
  })
  return [...found.values()]
}

/** Each subject's score, and the subjects whose title is said; all by the subjects' places. */
function scoresOf(
  vocabulary: SubjectVocabulary,
  query: readonly QueryTerm[],
): { scores: number[]; named: ReadonlySet<number> } {
  const scores = vocabulary.subjects.map(() => 0)
  for (const { term, weight } of query) {
    for (const { subject, part } of vocabulary.evidence(term)) scores[subject]! += weight * part
  }
  const weights = new Map(query.map(({ term, weight }) => [term, weight]))
  const isSaid = (terms: readonly string[]) => terms.every((term) => weights.get(term) === 1)
  const called = new Set<number>()
  const nearest = vocabulary.subjects.map((): number[] => [])
  sharedWith(vocabulary, query).forEach((shared, place) => {
    if (shared === 0) return
    const { subject, norm, isName, terms } = vocabulary.phrases[place]!
    keepBest(nearest[subject]!, shared / norm)
    if (isName && vocabulary.subjects[subject]!.ours && isSaid(terms)) called.add(subject)
  })
  nearest.forEach((similarities, subject) => {
    similarities.forEach((similarity, place) => (scores[subject]! += similarity * WEIGHTS.nextPhrase ** place))
    if (called.has(subject)) scores[subject]! += WEIGHTS.named
  })
  const named = vocabulary.subjects.flatMap(({ titles }, subject) => (titles.some(isSaid) ? [subject] : []))
  return { scores, named: new Set(named) }
}

/** How much of each phrase the text says, by the phrase's place: what is shared, in squares of idf. */
function sharedWith(vocabulary: SubjectVocabulary, query: readonly QueryTerm[]): Float64Array {
  const shared = new Float64Array(vocabulary.phrases.length)
  for (const { term, weight } of query) {
    const part = weight * vocabulary.idf(term) ** 2
    for (const place of vocabulary.phrasesWith(term)) shared[place]! += part
  }
  return shared
}

/** Takes a value into a short list that is kept in falling order. */
function keepBest(best: number[], value: number) {
  const place = best.findIndex((other) => other < value)
  if (place >= 0) best.splice(place, 0, value)
  else if (best.length < PHRASES_COUNTED) best.push(value)
  if (best.length > PHRASES_COUNTED) best.pop()
}

/** The terms of the text that fit a subject, with what each gave. */
const hitsOf = (vocabulary: SubjectVocabulary, query: readonly QueryTerm[], subject: number): Hit[] =>
  query.flatMap(({ term, weight, at }) => {
    const found = vocabulary.evidence(term).find((evidence) => evidence.subject === subject)
    return found ? [{ at, pair: term.includes(' '), score: weight * found.part }] : []
  })
