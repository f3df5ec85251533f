import { unavailable } from './index-care.server'
import { engine, type SearchAnswer, type SearchHit, type SearchQuery } from '~search/engine'
import {
  chosenConditions,
  closeTo,
  found,
  idsOf,
  isKeyword,
  poolOf,
  SORTED_BY,
  stillChecked,
} from './asked-of-engine.server'
import { hasHalfOf, withAskedMarks } from './asked-marks.server'
import { termsAmongConsultants } from './close-texts.server'
import type { TextTerm } from '~/language/closeness'
import { nearPlace, type NearPlace } from './near-place.server'
import { nearConsultants } from './near-consultants.server'
import { isPlain } from '~/language/spelling'
import { syllablesOf } from '~/language/syllables'
import { type Close, closestOf, countFacets, toHits } from './closest.server'
import { didYouMean, standsInProfiles } from './did-you-mean.server'
import { type FoundCard, foundCards, isMarked } from './found-cards.server'
import {
  type DirectoryQuery,
  type Facet,
  FACET_NAMES,
  FACETS,
  isNarrowed,
  nothingChosen,
  type Sort,
} from './search-query'

export type FacetCounts = Record<Facet, Readonly<Record<string, number>>>

/** What is near when nothing was found. */
export type Nearest = {
  /** Consultants that the same words find without the filters. */
  withoutFilters: number
  /** The words with a typing error mended, and who is found by them. */
  mended: { words: string; cards: FoundCard[] } | null
  /** Where the words name a place: who may help there without being there. */
  atPlace: NearPlace | null
  /** Who has a subject's name among the words, or half of them; without the filters where nobody is left inside them. */
  anyWord: FoundCard[]
}

export type DirectoryAnswer =
  | { status: 'unavailable' }
  | {
      status: 'ok'
      /** Answered by the embedded engine: results are plainer. */
      simpler: boolean
      /** `all_words`: whoever is found has every word; `closest`: the words are many, and the closest come first. */
      order: 'all_words' | 'closest'
      total: number
      pages: number
      cards: FoundCard[]
      facets: FacetCounts
      /** The words with their typing errors mended ("did you mean"). */
      mended: string | null
      nearest: Nearest | null
    }

export const PAGE_SIZE = 10
const NEAREST = 5

/**
 * Searches the public directory. Ids come from the search engine, everything shown is read from SQL again.
 * "Search is not available" and "nothing found" are two answers.
 */
export async function searchConsultants(query: DirectoryQuery): Promise<DirectoryAnswer> {
  try {
    const terms = query.text ? termsAmongConsultants(query.text) : []
    const mended = query.text ? didYouMean(query.text) : null
    if (!isKeyword(query.text)) return { ...(await closest(query, terms)), mended }
    return await withAllWords(query, terms, mended)
  } catch (error) {
    return unavailable(error)
  }
}

/** The ids of everybody whose public profile comes close to a text, the closest first, at most `POOL`. */
export async function rankByText(text: string): Promise<string[]> {
  const terms = termsAmongConsultants(text)
  const meant = nearConsultants(text)
  const [exact, pool] = await engine().multiSearch([
    { ...found({ text, chosen: nothingChosen(), sort: 'fit' }), limit: isKeyword(text) ? PAGE_SIZE : 0 },
    poolOf(terms, [stillChecked()]),
  ])
  const ids = closestOf(text, terms, idsOf(pool!), await meant).map(({ id }) => id)
  return [...new Set([...idsOf(exact!), ...ids])]
}

type Found = Omit<Extract<DirectoryAnswer, { status: 'ok' }>, 'mended'>

async function withAllWords(
  query: DirectoryQuery,
  terms: readonly TextTerm[],
  mended: string | null,
): Promise<Found & { mended: string | null }> {
  const narrowed = narrowedFacets(query)
  const [main, ...others] = await engine().multiSearch([
    {
      ...found(query),
      page: isReread(query) ? { number: 1, size: REREAD } : { number: query.page, size: PAGE_SIZE },
      facets: FACET_NAMES.map((facet) => FACETS[facet]),
    },
    ...narrowed.map((facet) => countsOf(query, facet)),
    ...(mended === null ? [] : [{ ...found({ ...query, text: mended }), page: { number: 1, size: 1 } }]),
  ])
  const byMended = others[narrowed.length]
  return {
    status: 'ok',
    simpler: main!.simpler,
    order: 'all_words',
    total: main!.total,
    pages: Math.ceil(main!.total / PAGE_SIZE),
    cards: foundCards(pageOf(query, main!.hits.map(withAskedMarks(query.text)))),
    facets: honestCounts(main!, new Map(narrowed.map((facet, i) => [facet, others[i]!]))),
    nearest: main!.total === 0 ? await nearestTo(query, terms, mended) : null,
    mended: byMended && (byMended.total >= CLEARLY_MORE * main!.total || !standsInProfiles(query.text)) ? mended : null,
  }
}

/** Words that profiles have, just so and side by side, are asked about only where, mended, they find so many times as many. */
const CLEARLY_MORE = 2

/** So many of those found are looked through for the very spelling. */
const REREAD = 30

/** Words typed with diacritics mean just those, but an engine folds them. */
const isReread = ({ text, sort, page }: DirectoryQuery) =>
  sort === 'fit' && page * PAGE_SIZE <= REREAD && !isPlain(syllablesOf(text))

/** A page of the hits, those that have a word as it was spelled first: "máy" before "Mây". */
function pageOf(query: DirectoryQuery, hits: readonly SearchHit[]): readonly SearchHit[] {
  if (!isReread(query)) return hits
  const isSpelled = ({ highlighted }: SearchHit) =>
    Object.values(highlighted)
      .flat()
      .some((text) => isMarked(String(text)))
  const [spelled, others] = [hits.filter(isSpelled), hits.filter((hit) => !isSpelled(hit))]
  return [...spelled, ...others].slice((query.page - 1) * PAGE_SIZE, query.page * PAGE_SIZE)
}

const narrowedFacets = ({ chosen }: DirectoryQuery) => FACET_NAMES.filter((facet) => chosen[facet].length > 0)

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

async function closest(query: DirectoryQuery, terms: readonly TextTerm[]): Promise<Found> {
  const { close, simpler } = await closeTo(query, terms)
  const { inside, facets } = countFacets(close, query.chosen)
  const sorted = bySort(inside, query.sort)
  const from = (query.page - 1) * PAGE_SIZE
  return {
    status: 'ok',
    simpler,
    order: 'closest',
    total: inside.length,
    pages: Math.ceil(inside.length / PAGE_SIZE),
    cards: foundCards(toHits(query.text, sorted.slice(from, from + PAGE_SIZE), terms)),
    facets,
    nearest:
      inside.length > 0
        ? null
        : {
            withoutFilters: isNarrowed(query) ? close.length : 0,
            mended: null,
            atPlace: null,
            anyWord: cardsOf(query.text, close, terms),
          },
  }
}

function bySort(close: readonly Close[], sort: Sort): Close[] {
  if (sort === 'fit') return [...close]
  const field = SORTED_BY[sort]
  return [...close].sort((a, b) => b.document[field] - a.document[field])
}

async function nearestTo(query: DirectoryQuery, terms: readonly TextTerm[], mended: string | null): Promise<Nearest> {
  const unfiltered = { ...query, chosen: nothingChosen() }
  const meant = nearConsultants(query.text)
  const [everywhere, byMended, inside, outside] = await engine().multiSearch([
    { ...found(unfiltered), page: { number: 1, size: 1 } },
    { ...found({ ...query, text: mended ?? query.text }), limit: NEAREST },
    poolOf(terms, [stillChecked(), ...chosenConditions(query.chosen)]),
    poolOf(terms, [stillChecked()]),
  ])
  const near = inside!.hits.length > 0 ? inside! : outside!
  return {
    withoutFilters: isNarrowed(query) ? everywhere!.total : 0,
    mended:
      mended && byMended!.hits.length > 0
        ? { words: mended, cards: foundCards(byMended!.hits.map(withAskedMarks(mended))) }
        : null,
    atPlace: await nearPlace(query, mended ?? query.text, NEAREST),
    anyWord: foundCards(
      toHits(query.text, closestOf(query.text, terms, idsOf(near), await meant).slice(0, NEAREST), terms).filter(
        hasHalfOf(query.text),
      ),
    ),
  }
}

const cardsOf = (text: string, close: readonly Close[], terms: readonly TextTerm[]) =>
  foundCards(toHits(text, close.slice(0, NEAREST), terms))
