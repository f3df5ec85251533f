import { z } from 'zod'
import { choicesIn, pageIn, wordsIn } from '../search-address'

/** What can be chosen in the directory, each with the index's field that holds it. */
export const FACETS = {
  subject: 'subjects',
  sector: 'sectors',
  province: 'provinces',
  language: 'languages',
  kind: 'kind',
  role: 'roles',
} as const
export type Facet = keyof typeof FACETS
export const FACET_NAMES = Object.keys(FACETS) as Facet[]

/** `fit`: best first where words are given, newest first where none are. */
export const SORTS = ['fit', 'newest', 'experience'] as const
export type Sort = (typeof SORTS)[number]

/** `area`: how many consultants serve each province, as tiles. */
export const VIEWS = ['list', 'area'] as const
export type View = (typeof VIEWS)[number]

export type DirectoryQuery = {
  text: string
  chosen: Record<Facet, string[]>
  sort: Sort
  view: View
  page: number
}

const MAX_VALUES = 60

/** The search that an address stands for; whatever cannot be meant is left out, not refused. */
export function directoryQuery(params: URLSearchParams): DirectoryQuery {
  const values = (facet: Facet) => choicesIn(params, facet, MAX_VALUES)
  return {
    text: wordsIn(params),
    chosen: Object.fromEntries(FACET_NAMES.map((facet) => [facet, values(facet)])) as DirectoryQuery['chosen'],
    sort: z.enum(SORTS).catch('fit').parse(params.get('sort')),
    view: z.enum(VIEWS).catch('list').parse(params.get('view')),
    page: pageIn(params),
  }
}

/** The address of a search, shortest form. */
export function directoryAddress(query: DirectoryQuery): string {
  const params = directoryParams(query).toString()
  return params ? `/consultants?${params}` : '/consultants'
}

/** A search as the query string of its page, shortest form. */
export function directoryParams({ text, chosen, sort, view, page }: DirectoryQuery): URLSearchParams {
  const params = new URLSearchParams()
  if (text) params.set('q', text)
  for (const facet of FACET_NAMES) for (const one of chosen[facet]) params.append(facet, one)
  if (sort !== 'fit') params.set('sort', sort)
  if (view !== 'list') params.set('view', view)
  if (page > 1) params.set('page', String(page))
  return params
}

export const nothingChosen = (): DirectoryQuery['chosen'] => ({
  subject: [],
  sector: [],
  province: [],
  language: [],
  kind: [],
  role: [],
})
export const isNarrowed = ({ chosen }: DirectoryQuery) => FACET_NAMES.some((facet) => chosen[facet].length > 0)
