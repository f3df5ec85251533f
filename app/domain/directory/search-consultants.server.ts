import { unavailable } from '~/jobs/index-care.server'
import { today } from '~db/clock'
import { type Condition, engine, type SearchAnswer, type SearchHit, type SearchQuery } from '~search/engine'
import { consultantsIndex, dayNumber } from '~search/indexes/consultants'
import { mendedWords } from '~search/present-vocabulary'
import { syllablesOf } from '../matching/syllables'
import { type FoundCard, foundCards } from './found-cards.server'
import { type DirectoryQuery, type Facet, FACET_NAMES, FACETS, isNarrowed, nothingChosen } from './search-query'

export type FacetCounts = Record<Facet, Readonly<Record<string, number>>>

/** What is near when nothing was found. */
export type Nearest = {
  /** Consultants that the same words find without the filters. */
  withoutFilters: number
  /** The words with a typing error mended, and who is found by them. */
  mended: { words: string; cards: FoundCard[] } | null
  /** Who has at least some of the words; without the filters where nobody is left inside them. */
  anyWord: FoundCard[]
}

export type DirectoryAnswer =
  | { status: 'unavailable' }
  | { status: 'ok'; total: number; pages: number; cards: FoundCard[]; facets: FacetCounts; nearest: Nearest | null }

export const PAGE_SIZE = 10
const NEAREST = 5
const POOL = 50
/** The engine reads no more words of a query than this. */
const WORDS = 10

/**
 * Searches the public directory. Ids come from the search engine, everything shown is read from SQL again.
 * "Search is not available" and "nothing found" are two answers.
 */
export async function searchConsultants(query: DirectoryQuery): Promise<DirectoryAnswer> {
  try {
    const narrowed = FACET_NAMES.filter((facet) => query.chosen[facet].length > 0)
    const [main, ...others] = await engine().multiSearch([
      {
        ...found(query),
        page: { number: query.page, size: PAGE_SIZE },
        facets: FACET_NAMES.map((facet) => FACETS[facet]),
      },
      ...narrowed.map((facet) => countsOf(query, facet)),
    ])
    return {
      status: 'ok',
      total: main!.total,
      pages: Math.ceil(main!.total / PAGE_SIZE),
      cards: foundCards(main!.hits),
      facets: honestCounts(main!, new Map(narrowed.map((facet, i) => [facet, others[i]!]))),
      nearest: main!.total === 0 ? await nearestTo(query) : null,
    }
  } catch (error) {
    return unavailable(error)
  }
}

/** A facet's counts are those of the search without that facet's own choice: what choosing one more would find. */
const countsOf = (query: DirectoryQuery, facet: Facet): SearchQuery => ({
  ...found({ ...query, chosen: { ...query.chosen, [facet]: [] } }),
  limit: 0,
  facets: [FACETS[facet]],
})

function honestCounts(main: SearchAnswer, own: ReadonlyMap<Facet, SearchAnswer>): FacetCounts {
  const counts = (facet: Facet) => (own.get(facet) ?? main).facets[FACETS[facet]] ?? {}
  return Object.fromEntries(FACET_NAMES.map((facet) => [facet, counts(facet)])) as FacetCounts
}

const HIGHLIGHTED = ['name', 'headline', 'introduction', 'subjectNames', 'services']

const found = ({ text, chosen }: Pick<DirectoryQuery, 'text' | 'chosen'>): SearchQuery => ({
  index: consultantsIndex(),
  text: searchWords(text),
  conditions: [stillChecked(), ...chosenConditions(chosen)],
  retrieve: ['subjects'],
  highlight: HIGHLIGHTED,
  ...(text ? {} : { sort: ['publishedAt:desc'] }),
})

const stillChecked = (): Condition => ({ field: 'checkedUntil', atLeast: dayNumber(today()) })

const chosenConditions = (chosen: DirectoryQuery['chosen']): Condition[] =>
  FACET_NAMES.filter((facet) => chosen[facet].length > 0).map((facet) => ({
    field: FACETS[facet],
    anyOf: chosen[facet],
  }))

/** "ISO9001" as "ISO 9001", the way names are written. */
const searchWords = (text: string) =>
  syllablesOf(text)
    .map((syllable) => syllable.typed)
    .join(' ')

async function nearestTo(query: DirectoryQuery): Promise<Nearest> {
  const words = query.text ? mendedWords(query.text) : null
  const unfiltered = { ...query, chosen: nothingChosen() }
  const single = [...new Set(syllablesOf(query.text).map((syllable) => syllable.typed))].slice(0, WORDS)
  const byWord = (one: DirectoryQuery) => single.map((text) => ({ ...found({ ...one, text }), limit: POOL }))
  const [everywhere, mended, ...answers] = await engine().multiSearch([
    { ...found(unfiltered), page: { number: 1, size: 1 } },
    { ...found({ ...query, text: words ?? query.text }), limit: NEAREST },
    ...byWord(query),
    ...byWord(unfiltered),
  ])
  const filtered = commonest(answers.slice(0, single.length))
  const anyWord = filtered.length > 0 ? filtered : commonest(answers.slice(single.length))
  return {
    withoutFilters: isNarrowed(query) ? everywhere!.total : 0,
    mended: words && mended!.hits.length > 0 ? { words, cards: foundCards(mended!.hits) } : null,
    anyWord: foundCards(anyWord.slice(0, NEAREST)),
  }
}

/** Hits of several queries, those of rare words and of many words first. */
function commonest(answers: readonly SearchAnswer[]): SearchHit[] {
  const sums = new Map<string, { hit: SearchHit; sum: number }>()
  for (const { hits, total } of answers) {
    for (const hit of hits) {
      const before = sums.get(hit.id)?.sum ?? 0
      sums.set(hit.id, { hit, sum: before + hit.score / Math.log2(total + 1) })
    }
  }
  return [...sums.values()].sort((a, b) => b.sum - a.sum).map(({ hit }) => hit)
}
