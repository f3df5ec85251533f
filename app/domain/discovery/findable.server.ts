import { consultantDocuments } from './consultants-index.server'
import { type Findable, findableWords } from './satisfies'
import { type Facet, FACETS } from './search-query'

/** A profile as a saved search looks at it, made of the very document that the search engine gets; null: not to be found. */
export function findableProfile(profileId: string): Findable | null {
  const [document] = consultantDocuments([profileId])
  if (!document) return null
  const texts = [
    document.name,
    document.headline,
    document.introduction,
    ...document.services,
    ...document.subjectNames,
    ...document.subjectAliases,
    ...document.sectorNames,
    ...document.placeNames,
  ]
  const values = Object.entries(FACETS) as [Facet, (typeof FACETS)[Facet]][]
  return {
    words: findableWords(texts),
    values: Object.fromEntries(values.map(([facet, field]) => [facet, [document[field]].flat()])),
  }
}
