import type { Settings } from 'meilisearch'
import { isDeepStrictEqual } from 'node:util'
import type { IndexSettings } from '../port'
import { EMBEDDER } from './queries'

/** Meilisearch gives stop words back in another Unicode form than it was given. */
const nfc = (word: string) => word.normalize('NFC')
const sorted = (values: readonly string[]) => [...values].sort()

export function toSettings(settings: IndexSettings) {
  return {
    searchableAttributes: [...settings.searchable],
    filterableAttributes: sorted(settings.filterable),
    sortableAttributes: sorted(settings.sortable),
    stopWords: sorted(settings.stopWords),
    synonyms: Object.fromEntries(Object.entries(settings.synonyms).map(([word, same]) => [word, [...same]])),
    typoTolerance: {
      enabled: true,
      disableOnNumbers: true,
      minWordSizeForTypos: { oneTypo: settings.typos.oneFrom, twoTypos: settings.typos.twoFrom },
    },
    // Nobody searches in the values of a facet, and the structure for it is built anew with every document.
    facetSearch: false,
    faceting: { maxValuesPerFacet: settings.maxFacetValues },
    pagination: { maxTotalHits: settings.maxTotal },
    ...(settings.vectorLength && {
      embedders: { [EMBEDDER]: { source: 'userProvided' as const, dimensions: settings.vectorLength } },
    }),
  } satisfies Settings
}

/** Whether every wanted setting stands already; settings the server has beyond them do not matter. */
export function alreadyApply(present: Settings, wanted: ReturnType<typeof toSettings>): boolean {
  const byName = (list: unknown) => (Array.isArray(list) ? [...list].sort() : list)
  return (
    isDeepStrictEqual(present.searchableAttributes, wanted.searchableAttributes) &&
    isDeepStrictEqual(byName(present.filterableAttributes), wanted.filterableAttributes) &&
    isDeepStrictEqual(byName(present.sortableAttributes), wanted.sortableAttributes) &&
    isDeepStrictEqual(byName(present.stopWords?.map(nfc)), wanted.stopWords) &&
    isDeepStrictEqual({ ...present.synonyms }, wanted.synonyms) &&
    present.facetSearch === wanted.facetSearch &&
    present.faceting?.maxValuesPerFacet === wanted.faceting.maxValuesPerFacet &&
    present.pagination?.maxTotalHits === wanted.pagination.maxTotalHits &&
    present.typoTolerance?.enabled === true &&
    present.typoTolerance.disableOnNumbers === true &&
    isDeepStrictEqual(present.typoTolerance.minWordSizeForTypos, wanted.typoTolerance.minWordSizeForTypos) &&
    (!wanted.embedders || isDeepStrictEqual({ ...present.embedders?.[EMBEDDER] }, wanted.embedders[EMBEDDER]))
  )
}
