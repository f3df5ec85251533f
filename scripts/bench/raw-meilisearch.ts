import { Meilisearch } from 'meilisearch'
import { FACET_NAMES, FACETS, type DirectoryQuery } from '~/domain/discovery/search-query'
import { today } from '~db/clock'
import { consultantsIndex, dayNumber } from '~/domain/discovery/consultants-index.server'
import type { BenchPlace } from './place'

/** One query to the search server itself, with the words, filters and facets of the page: what anybody would write first. */
export function rawQueries({ server }: BenchPlace): (query: DirectoryQuery) => Promise<void> {
  const client = new Meilisearch({
    host: server.url,
    apiKey: server.key,
    requestInit: { headers: { 'accept-encoding': 'identity' } },
  })
  return async ({ text, chosen }) => {
    const filter = FACET_NAMES.filter((facet) => chosen[facet].length > 0).map(
      (facet) => `${FACETS[facet]} IN [${chosen[facet].map((value) => `"${value}"`).join(', ')}]`,
    )
    await client.index(consultantsIndex()).search(text, {
      filter: [...filter, `checkedUntil >= ${dayNumber(today())}`],
      facets: FACET_NAMES.map((facet) => FACETS[facet]),
      matchingStrategy: 'all',
      limit: 10,
    })
  }
}
