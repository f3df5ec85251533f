import { presentVocabulary } from '../suggestion/present-vocabulary.server'
import { directoryParams, directoryQuery } from '../discovery/search-query'
import { codesIn } from '~/language/codes'
import { nfc } from '~/language/fold'
import { foldedSyllables, type Syllable, syllablesOf } from '~/language/syllables'
import { tellingSyllables } from '~/language/weak-words'
import { type OpenNeedQuery, openNeedParams, openNeedQuery } from '../needs/open-need-query'
import type { SavedSearchKind } from './lifecycle'
import type { Wanted } from '../discovery/satisfies'

/** A search's query string in its shortest form: what does not decide who is found is left out. */
export function shortestQuery(kind: SavedSearchKind, query: string): string {
  const params = new URLSearchParams(query)
  if (kind === 'needs') return openNeedParams({ ...openNeedQuery(params), page: 1 }).toString()
  return directoryParams({ ...directoryQuery(params), sort: 'fit', view: 'list', page: 1 }).toString()
}

/** What a search among open needs asks of whatever is new. */
export const wantedBy = (query: string): Wanted => wanted(openNeedQuery(new URLSearchParams(query)))

/** The words that a need must all have, as they were typed; [] where the search has none. */
export const watchedWords = (query: string): string[] =>
  tellingWords(openNeedQuery(new URLSearchParams(query)).text).map(({ written }) => written)

export const wanted = ({ text, chosen }: Pick<OpenNeedQuery, 'text'> & Pick<Wanted, 'chosen'>): Wanted => ({
  words: [...new Set(tellingWords(text).flatMap(asCompared(text)))],
  chosen,
})

/** A syllable folded; one of a code ("A4-17") as the code's, however it is parted. */
function asCompared(text: string): (syllable: Syllable) => string[] {
  const codes = codesIn(text).filter(({ start, end }) => !/\s/u.test(nfc(text).slice(start, end)))
  return ({ folded, start, end }) => {
    const code = codes.find((one) => one.start <= start && end <= one.end)
    return code ? foldedSyllables(code.joined) : [folded]
  }
}

/** A search's words without "và" and "công ty"; all of them where nothing else is said. */
function tellingWords(text: string): Syllable[] {
  if (text === '') return []
  const syllables = syllablesOf(text)
  const telling = tellingSyllables(presentVocabulary(), syllables)
  const kept = syllables.filter((_, i) => telling[i])
  return kept.length > 0 ? kept : syllables
}
