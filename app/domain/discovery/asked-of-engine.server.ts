import { today } from '~db/clock'
import { withOneY } from '~/language/orthography'
import { syllablesOf } from '~/language/syllables'
import type { TextTerm } from '~/language/closeness'
import { type Condition, engine, type SearchAnswer, type SearchQuery } from '~search/engine'
import { poolTerms } from './close-texts.server'
import { type Close, closestOf } from './closest.server'
import { consultantsIndex, dayNumber } from './consultants-index.server'
import { nearConsultants } from './near-consultants.server'
import { type DirectoryQuery, FACET_NAMES, FACETS, isNarrowed } from './search-query'

/** What an engine is asked for a search of the directory. */

/** Up to so many syllables are a name or a keyword: whoever has them all is meant. More are a sentence: who comes closest is. */
const KEYWORD_SYLLABLES = 6
export const isKeyword = (text: string) => syllablesOf(text).length <= KEYWORD_SYLLABLES
/** How many are compared with a sentence. */
const POOL = 300

export const SORTED_BY = { newest: 'publishedAt', experience: 'yearsExperience' } as const

const HIGHLIGHTED = ['name', 'headline', 'introduction', 'subjectNames', 'services']

export const found = ({ text, chosen, sort }: Pick<DirectoryQuery, 'text' | 'chosen' | 'sort'>): SearchQuery => ({
  index: consultantsIndex(),
  text: withOneY(text),
  conditions: [stillChecked(), ...chosenConditions(chosen)],
  retrieve: ['subjects'],
  highlight: HIGHLIGHTED,
  ...(text && sort === 'fit' ? {} : { sort: [`${SORTED_BY[sort === 'fit' ? 'newest' : sort]}:desc`] }),
})

export const poolOf = (terms: readonly TextTerm[], conditions: Condition[]): SearchQuery => ({
  index: consultantsIndex(),
  terms: poolTerms(terms),
  conditions,
  limit: POOL,
})

export const idsOf = ({ hits }: SearchAnswer) => hits.map((hit) => hit.id)

/** Whoever's documents are checked today; the index may not know yet that a check ran out. */
export const stillChecked = (): Condition => ({ field: 'checkedUntil', atLeast: dayNumber(today()) })

export const chosenConditions = (chosen: DirectoryQuery['chosen']): Condition[] =>
  FACET_NAMES.filter((facet) => chosen[facet].length > 0).map((facet) => ({
    field: FACETS[facet],
    anyOf: chosen[facet],
  }))

/** Who comes close to a sentence, the closest first. The pool is fetched inside the filters and, for honest counts, outside them too. */
export async function closeTo(
  query: DirectoryQuery,
  terms: readonly TextTerm[],
  /** Folded texts of profiles that are looked at as they were rather than as they are. */
  instead: ReadonlyMap<string, string> = new Map(),
): Promise<{ close: Close[]; simpler: boolean }> {
  const near = nearConsultants(query.text)
  const outside = isNarrowed(query) ? [poolOf(terms, [stillChecked()])] : []
  const answers = await engine().multiSearch([
    poolOf(terms, [stillChecked(), ...chosenConditions(query.chosen)]),
    ...outside,
  ])
  const close = closestOf(query.text, terms, answers.flatMap(idsOf), await near, instead)
  return { close, simpler: answers[0]!.simpler }
}
