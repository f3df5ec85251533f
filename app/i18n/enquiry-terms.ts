import { directoryQuery } from '~/domain/discovery/search-query'
import * as m from './paraglide/messages'

/** A search, given as its page's query string, in a word or two; empty where nothing was searched for. */
export function searchInWords(query: string): string {
  if (!query) return ''
  const { text } = directoryQuery(new URLSearchParams(query))
  return text ? `“${text}”` : m.enquiry_search_filters()
}
