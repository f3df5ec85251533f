import { unavailable } from '~/jobs/index-care.server'
import { engine, type SearchQuery } from '~search/engine'
import { subjectsIndex } from '~search/indexes/subjects'
import { presentVocabulary } from '~search/present-vocabulary'
import { queryTerms, type ScoredSubject, scoreSubjects } from './score-subjects'
import { syllablesOf } from './syllables'

export type Suggestion = {
  subject: string
  /** Comparable within one answer only. */
  score: number
  /** The person's own words that led to it. */
  because: string[]
  /** The text calls the subject by its title. */
  named: boolean
}
export type SuggestAnswer = { status: 'ok'; suggestions: Suggestion[] } | { status: 'unavailable' }

/** Queries in one round trip: the text's rarest terms; more change nothing measurable. */
const QUERIES = 40
/** Subjects a term may bring into the pool. */
const POOL_PER_TERM = 30
/** What fits less than this share of the best is chance. */
const SUGGESTED_FROM = 0.25
const SUGGESTIONS = 10

/** The subjects that fit a text, best first; none when nothing of ours fits. Asks the search engine once. */
export async function suggestSubjects(
  text: string,
  context: { sectorCode?: string | null; size?: string | null } = {},
): Promise<SuggestAnswer> {
  const vocabulary = presentVocabulary()
  const terms = queryTerms(vocabulary, syllablesOf(text))
    .map(({ term }) => term)
    .sort((a, b) => vocabulary.idf(b) - vocabulary.idf(a))
    .slice(0, QUERIES)
  try {
    const pool = await subjectsWith(terms)
    const scored = scoreSubjects(vocabulary, text, { pool, sectorCode: context.sectorCode })
    const floor = (scored[0]?.score ?? 0) * SUGGESTED_FROM
    const near = scored.filter(({ score, named }) => named || score >= floor).slice(0, SUGGESTIONS)
    return { status: 'ok', suggestions: near.map(toSuggestion) }
  } catch (error) {
    return unavailable(error)
  }
}

const toSuggestion = ({ code, score, because, named }: ScoredSubject): Suggestion => ({
  subject: code,
  score: Math.round(score * 100) / 100,
  because,
  named,
})

async function subjectsWith(terms: readonly string[]): Promise<Set<string>> {
  const index = subjectsIndex()
  const queries = terms.map((text): SearchQuery => ({ index, text, limit: POOL_PER_TERM }))
  const answers = await engine().multiSearch(queries.length > 0 ? queries : [{ index, limit: 1 }])
  return new Set(terms.length > 0 ? answers.flatMap(({ hits }) => hits.map((hit) => hit.id)) : [])
}
