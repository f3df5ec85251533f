import { inArray } from 'drizzle-orm'
import { db } from '~db/connection'
import { profiles } from '~db/schema'
import { consultantDocuments } from './consultants-index.server'
import { presentVocabulary } from '../suggestion/present-vocabulary.server'
import { syllablesOf } from '~/language/syllables'
import { tellingSyllables } from '~/language/weak-words'
import { type DirectoryQuery, type Facet, FACET_NAMES, FACETS, isNarrowed } from './search-query'

/** Which of the chosen values a consultant has, by filter; whoever works for every sector knows none in particular. */
export type MetFilters = Record<Facet, string[]> & { anySector: boolean }

/** Why consultants stand in a list. */
export type WhyFound = { metFilters: ReadonlyMap<string, MetFilters>; isAsked: (words: string) => boolean }

/** Why those of `ids` were found by this search; a page puts it into words. */
export const whyFound = (ids: readonly string[], query: DirectoryQuery): WhyFound => ({
  metFilters: metFilters(ids, query),
  isAsked: askedWords(query.text),
})

/** For each of `ids` the chosen values that its document, the very one that is searched, has now; empty where none is chosen. */
function metFilters(ids: readonly string[], query: DirectoryQuery): ReadonlyMap<string, MetFilters> {
  if (ids.length === 0 || !isNarrowed(query)) return new Map()
  const anySector = new Map(
    db
      .select({ id: profiles.id, anySector: profiles.anySector })
      .from(profiles)
      .where(inArray(profiles.id, [...ids]))
      .all()
      .map((row) => [row.id, row.anySector]),
  )
  return new Map(
    consultantDocuments(ids).map((document) => {
      const met = (facet: Facet) =>
        query.chosen[facet].filter((value) => [document[FACETS[facet]]].flat().includes(value))
      const values = Object.fromEntries(FACET_NAMES.map((facet) => [facet, met(facet)])) as Record<Facet, string[]>
      return [document.id, { ...values, anySector: anySector.get(document.id) ?? false }]
    }),
  )
}

/**
 * Whether words that were found say something that was asked: one of the search's words that carry meaning, spelled as it was
 * where the search was spelled with diacritics. "mối" is found for "mỗi", but is no reason.
 */
function askedWords(text: string): (words: string) => boolean {
  const syllables = syllablesOf(text)
  const form = syllables.some(({ typed, folded }) => typed !== folded) ? 'typed' : 'folded'
  const telling = tellingSyllables(presentVocabulary(), syllables)
  const asked = new Set(syllables.filter((_, i) => telling[i]).map((syllable) => syllable[form]))
  return (words) => syllablesOf(words).some((syllable) => asked.has(syllable[form]))
}
