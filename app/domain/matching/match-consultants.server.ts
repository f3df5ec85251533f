import { unavailable } from '~/jobs/index-care.server'
import { CURRENT_SECTORS, sectorOf } from '~/vocabulary/reference.server'
import { type Condition, engine, type SearchAnswer, type SearchQuery } from '~search/engine'
import { SearchUnavailable } from '~search/errors'
import { consultantsIndex } from '~search/indexes/consultants'
import { presentVocabulary } from '~search/present-vocabulary'
import { inverseDocumentFrequency } from './bm25'
import { eligibleCandidates } from './candidates.server'
import { rank, type RankedMatch } from './rank'
import { suggestSubjects } from './suggest-subjects.server'
import { syllablesOf, termsOf } from './syllables'
import { matchTexts } from './text-match'
import { tellingSyllables } from './weak-words'

export type NeedToMatch = {
  text: string
  /** Confirmed subjects; none yet: those that the text suggests, by how well they fit. */
  subjects: string[]
  sectorCode: string | null
  provinceCode: string
  communeCode: string | null
  size: string | null
  languages?: string[]
}
export type MatchAnswer = { status: 'ok'; matches: RankedMatch[] } | { status: 'unavailable' }

/** Small queries for the text's words, in the same round trip as those for the subjects. */
const TEXT_QUERIES = 30
const POOL_PER_SUBJECT = 200
const POOL_PER_TERM = 50
/** Suggested subjects taken while none is confirmed: how many, from which share of the best, and how fast a lesser fit loses weight. */
const SUGGESTED_TAKEN = 5
const SUGGESTED_FROM = 0.45
const SUGGESTED_POWER = 2
const MATCHES = 50

/** The consultants who fit a need, best first, each with reasons and what is missing. */
export async function matchConsultants(need: NeedToMatch): Promise<MatchAnswer> {
  try {
    const asked = await subjectsAsked(need)
    return { status: 'ok', matches: asked.length > 0 ? await rankedFor(need, asked) : [] }
  } catch (error) {
    return unavailable(error)
  }
}

type Asked = { code: string; weight: number }

async function subjectsAsked(need: NeedToMatch): Promise<Asked[]> {
  if (need.subjects.length > 0) return need.subjects.map((code) => ({ code, weight: 1 }))
  const answer = await suggestSubjects(need.text, need)
  if (answer.status === 'unavailable') throw new SearchUnavailable()
  const best = answer.suggestions[0]?.score ?? 1
  return answer.suggestions
    .filter(({ score }) => score >= best * SUGGESTED_FROM)
    .slice(0, SUGGESTED_TAKEN)
    .map(({ subject, score }) => ({ code: subject, weight: (score / best) ** SUGGESTED_POWER }))
}

async function rankedFor(need: NeedToMatch, asked: readonly Asked[]): Promise<RankedMatch[]> {
  const terms = tellingTerms(need.text)
  const [everyone, ...answers] = await engine().multiSearch([
    { index: consultantsIndex(), limit: 0, conditions: advisers },
    ...asked.map(({ code }) =>
      pool({ conditions: [...advisers, { field: 'subjects', anyOf: [code] }], limit: POOL_PER_SUBJECT }),
    ),
    ...terms.map((text) => pool({ text, conditions: advisers, limit: POOL_PER_TERM })),
  ])
  const all = everyone!.total
  const bySubject = answers.slice(0, asked.length)
  const byTerm = answers.slice(asked.length)

  const ids = [...new Set(answers.flatMap(({ hits }) => hits.map((hit) => hit.id)))]
  const eligible = eligibleCandidates(
    ids,
    asked.map(({ code }) => code),
  )
  const tells = tellingPairs(need.text)
  const texts = matchTexts(
    need.text,
    terms.map((term, i) => ({ term, having: byTerm[i]!.total, tells: tells.has(term) })),
    all,
    eligible.map(({ text }) => text),
  )
  return rank(
    {
      subjects: asked.map(({ code, weight }, i) => ({ code, weight: weight * rarity(all, bySubject[i]!) })),
      sector: divisionOf(need.sectorCode),
      province: need.provinceCode,
      size: need.size,
      languages: need.languages ?? [],
    },
    eligible.map(({ candidate }, i) => ({ ...candidate, text: texts[i]! })),
  ).slice(0, MATCHES)
}

const advisers: Condition[] = [{ field: 'advises', anyOf: [true] }]
const pool = (query: Omit<SearchQuery, 'index'>): SearchQuery => ({ index: consultantsIndex(), ...query })

/** A subject that few offer weighs more; between one half and one and a half. */
const rarity = (all: number, having: SearchAnswer) =>
  0.5 + inverseDocumentFrequency(all, having.total) / Math.max(1, inverseDocumentFrequency(all, 0))

/** The text's syllables and pairs that say most, by how few subjects' phrases use them; unknown ones say most of all. */
function tellingTerms(text: string): string[] {
  const vocabulary = presentVocabulary()
  const weight = (term: string) => (vocabulary.knows(term) ? vocabulary.idf(term) : Number.MAX_VALUE)
  return [...new Set(termsOf(syllablesOf(text)))].sort((a, b) => weight(b) - weight(a)).slice(0, TEXT_QUERIES)
}

/** Pairs of two words that carry meaning: a single syllable tells a reader nothing. */
function tellingPairs(text: string): Set<string> {
  const syllables = syllablesOf(text)
  const telling = tellingSyllables(presentVocabulary(), syllables)
  return new Set(
    syllables.flatMap(({ folded, follows }, i) =>
      follows && telling[i - 1] && telling[i] ? [`${syllables[i - 1]!.folded} ${folded}`] : [],
    ),
  )
}

/** The need's sector as a division; a finer code belongs to the division it begins with. */
function divisionOf(code: string | null): string | null {
  if (!code) return null
  const row = sectorOf(CURRENT_SECTORS, code)
  return row?.level === 1 ? null : code.slice(0, 2)
}
