import { today } from '~db/clock'
import { type Condition, engine, type SearchQuery } from '~search/engine'
import { consultantsIndex, dayNumber } from '../discovery/consultants-index.server'
import { poolTerms, termsAmongConsultants } from '../discovery/close-texts.server'
import type { TextTerm } from '~/language/closeness'
import { nearConsultants } from '../discovery/near-consultants.server'
import type { Nearness } from '../discovery/nearness'

export type CandidatePool = {
  ids: string[]
  /** The text's terms as profiles know them. */
  terms: TextTerm[]
  /** Who means something near the text; nobody while meaning search is off. */
  near: Nearness
  /** Consultants who may advise at all, and how many of them offer each subject asked for. */
  all: number
  offering: ReadonlyMap<string, number>
}

/** How many are compared for their subjects, which share the places evenly: those who serve the province, and all. */
const NEAR = 150
const ANYWHERE = 60
/** How many are compared for their words: of those with a subject asked for, and of all. */
const BY_WORDS = 120
const WORDS_ALONE = 30
/** By how many terms, of those and of these: the subjects bring in most, and each term costs the server a query of its own. */
const TERMS = 16
const TERMS_ALONE = 8

/** May advise, and the department's check of its papers stands. */
const advisers = (): Condition[] => [
  { field: 'advises', anyOf: [true] },
  { field: 'checkedUntil', atLeast: dayNumber(today()) },
]
const pool = (query: Omit<SearchQuery, 'index'>): SearchQuery => ({ index: consultantsIndex(), ...query })

/** Who may fit a need, fetched in one round trip: by subject, by place and by the words of the text. */
export async function candidatePool(
  text: string,
  subjects: readonly string[],
  province: string,
): Promise<CandidatePool> {
  const terms = termsAmongConsultants(text)
  const asked = poolTerms(terms).slice(0, TERMS)
  const places = (all: number) => Math.ceil(all / Math.max(1, subjects.length))
  const serving: Condition = { field: 'provinces', anyOf: [province] }
  const offering = (codes: readonly string[]): Condition => ({ field: 'subjects', anyOf: codes })
  const inMeaning = nearConsultants(text)
  const [everyone, ...answers] = await engine().multiSearch([
    pool({ conditions: advisers(), page: { number: 1, size: 0 } }),
    ...subjects.map((code) =>
      pool({ conditions: [...advisers(), offering([code])], page: { number: 1, size: places(ANYWHERE) } }),
    ),
    ...subjects.map((code) => pool({ conditions: [...advisers(), offering([code]), serving], limit: places(NEAR) })),
    pool({ terms: asked, conditions: [...advisers(), offering(subjects)], limit: BY_WORDS }),
    pool({ terms: asked.slice(0, TERMS_ALONE), conditions: advisers(), limit: WORDS_ALONE }),
  ])
  const near = await inMeaning
  return {
    ids: [...new Set([...answers.flatMap(({ hits }) => hits.map((hit) => hit.id)), ...near.keys()])],
    terms,
    near,
    all: everyone!.total,
    offering: new Map(subjects.map((code, i) => [code, answers[i]!.total])),
  }
}
