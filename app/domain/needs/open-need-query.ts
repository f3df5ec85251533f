import { choicesIn, pageIn, wordsIn } from '../search-address'

/** What can be chosen among open needs. */
export const NEED_FACETS = ['subject', 'sector', 'commune'] as const
export type NeedFacet = (typeof NEED_FACETS)[number]

export type OpenNeedQuery = {
  text: string
  chosen: Record<NeedFacet, string[]>
  /** Also those for which the consultant's profile speaks in no way. */
  everything: boolean
  page: number
}

const MAX_VALUES = 20

/** The search that an address stands for; whatever cannot be meant is left out, not refused. */
export function openNeedQuery(params: URLSearchParams): OpenNeedQuery {
  const values = (facet: NeedFacet) => choicesIn(params, facet, MAX_VALUES)
  return {
    text: wordsIn(params),
    chosen: { subject: values('subject'), sector: values('sector'), commune: values('commune') },
    everything: params.get('all') === '1',
    page: pageIn(params),
  }
}

/** A search as the query string of its page, shortest form. */
export function openNeedParams({ text, chosen, everything, page }: OpenNeedQuery): URLSearchParams {
  const params = new URLSearchParams()
  if (text) params.set('q', text)
  for (const facet of NEED_FACETS) for (const one of chosen[facet]) params.append(facet, one)
  if (everything) params.set('all', '1')
  if (page > 1) params.set('page', String(page))
  return params
}

/** The address of a search, shortest form. */
export function openNeedAddress(query: OpenNeedQuery): string {
  const params = openNeedParams(query).toString()
  return params ? `/open-needs?${params}` : '/open-needs'
}

export const isNarrowed = ({ text, chosen }: OpenNeedQuery) =>
  text !== '' || NEED_FACETS.some((facet) => chosen[facet].length > 0)
