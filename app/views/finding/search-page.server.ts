import type { DirectoryAnswer, Nearest } from '~/domain/discovery/search-consultants.server'
import { type DirectoryQuery, directoryAddress } from '~/domain/discovery/search-query'
import type { NearPlace } from '~/domain/discovery/near-place.server'
import type { WhyFound } from '~/domain/discovery/why-found.server'
import { isMarked } from '~/domain/discovery/found-cards.server'
import { foundItem } from './found-consultants.server'
import { formatNumber } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import { localName } from '~/i18n/terms'
import { communeOf, provinceOf } from '~/vocabulary/reference.server'
import * as m from '~/i18n/paraglide/messages'
import { chosenChips, facetGroups, provinceMap, sortLinks, viewLinks, withoutFilters } from './search-filters.server'
import { subjectName } from '~/views/choices/subject-choices.server'

type Found = Extract<DirectoryAnswer, { status: 'ok' }>

/** What the page around the results shows of a search, answered or not. */
export const searchFrame = (query: DirectoryQuery, answer: DirectoryAnswer) => ({
  facets: facetGroups(answer.status === 'ok' ? answer.facets : null, query),
  chips: chosenChips(query),
  clear: withoutFilters(query),
})
export type SearchFrame = ReturnType<typeof searchFrame>

/** Results in words: the list or the map, what is said about them, and what is near where there are none. */
export const searchResults = (query: DirectoryQuery, answer: Found, why: WhyFound) => ({
  total: answer.total,
  pages: answer.pages,
  title: titleOf(query, answer.total),
  items: answer.cards.map((card) => foundItem(card, why)),
  map: query.view === 'area' ? provinceMap(answer.facets.province, query) : null,
  sorts: sortLinks(query),
  views: viewLinks(query),
  closest: answer.order === 'closest' && query.sort === 'fit',
  simpler: answer.simpler,
  mended: answer.mended && answer.total > 0 ? wordsLink(query, answer.mended) : null,
  nearest: answer.nearest && nearestItems(query, answer.nearest, why),
})
export type SearchResults = ReturnType<typeof searchResults>

function titleOf({ text }: DirectoryQuery, total: number) {
  const count = formatNumber(total)
  if (total === 0) return text ? m.search_none_for({ words: text }) : m.search_none_title()
  return text ? m.search_total_for({ count, words: text }) : m.search_total({ count })
}

const wordsLink = (query: DirectoryQuery, words: string) => ({
  words,
  to: directoryAddress({ ...query, text: words, page: 1 }),
})

const nearestItems = (
  query: DirectoryQuery,
  { withoutFilters: count, mended, atPlace, anyWord }: Nearest,
  why: WhyFound,
) => ({
  withoutFilters: count > 0 ? { count, to: withoutFilters(query)! } : null,
  mended: mended && { ...wordsLink(query, mended.words), items: mended.cards.map((card) => foundItem(card, why)) },
  atPlace: atPlace && placeItems(atPlace, why),
  anyWord: anyWord
    .map((card) => foundItem(card, why))
    .filter(({ name, reasons }) => isMarked(name) || reasons.length > 0),
})

/** Nobody is at the place that was named: says so, and who takes work there, or is elsewhere. */
function placeItems({ place, serveIt, total, cards, query }: NearPlace, why: WhyFound) {
  const [commune, another] = place.communes.map((code) => communeOf(code)?.fullName ?? code)
  const province = localName(provinceOf(place.province)!)
  const where = commune === undefined ? province : another === undefined ? inSentence(commune) : `“${place.written}”`
  const count = formatNumber(total)
  const asked = query.text
    ? m.search_place_asked({ words: query.text, place: where })
    : m.search_place_nobody({ place: where })
  return {
    title: serveIt ? m.search_place_serving_title({ count, province }) : m.search_place_elsewhere_title({ count }),
    note: `${asked} ${serveIt ? m.search_place_serving({ province }) : m.search_place_elsewhere({ province })}`,
    to: directoryAddress(query),
    items: cards.map((card) => foundItem(card, why)),
  }
}

/** Subjects that words may mean, each as the address of who works on it. */
export const subjectLinks = (codes: readonly string[]) =>
  codes.map((code) => ({ text: subjectName(code), to: `/consultants?${new URLSearchParams({ subject: code })}` }))
