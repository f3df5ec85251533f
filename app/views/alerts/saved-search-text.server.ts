import type { AlertFrequency, SavedSearchKind } from '~/domain/alerts/lifecycle'
import { watchedWords } from '~/domain/alerts/wanted.server'
import { directoryAddress, directoryQuery, FACET_NAMES } from '~/domain/discovery/search-query'
import { NEED_FACETS, openNeedAddress, openNeedQuery } from '~/domain/needs/open-need-query'
import { valueText } from '~/views/finding/search-filters.server'
import { needValueText } from '~/views/needs/open-need-text.server'
import * as m from '~/i18n/paraglide/messages'

export const savedSearchKindText: Record<SavedSearchKind, () => string> = {
  consultants: m.saved_search_kind_consultants,
  needs: m.saved_search_kind_needs,
}

export const frequencyShort: Record<AlertFrequency, () => string> = {
  immediate: m.saved_search_short_immediate,
  daily: m.saved_search_short_daily,
  off: m.saved_search_short_off,
}

type Kept = { kind: SavedSearchKind; query: string }

/** Where a saved search is opened. */
export function savedSearchAddress({ kind, query }: Kept): string {
  const params = new URLSearchParams(query)
  return kind === 'needs' ? openNeedAddress(openNeedQuery(params)) : directoryAddress(directoryQuery(params))
}

/** What a search asks for, in words: “máy sấy”, HACCP, the province. */
export function savedSearchText({ kind, query }: Kept): string {
  const params = new URLSearchParams(query)
  const parts = kind === 'needs' ? needParts(params) : consultantParts(params)
  if (parts.length > 0) return parts.join(', ')
  return kind === 'needs' ? m.saved_search_all_needs() : m.saved_search_all_consultants()
}

/** What must be so for a find to be told. */
export function watchedText({ kind, query }: Kept): string {
  if (kind === 'consultants') return m.saved_search_page_rule()
  const words = watchedWords(query)
  return words.length > 0 ? m.saved_search_words_rule({ words: words.join('”, “') }) : m.saved_search_choices_rule()
}

const quoted = (text: string) => (text ? [`“${text}”`] : [])

function consultantParts(params: URLSearchParams): string[] {
  const { text, chosen } = directoryQuery(params)
  return [...quoted(text), ...FACET_NAMES.flatMap((facet) => chosen[facet].map(valueText[facet]))]
}

function needParts(params: URLSearchParams): string[] {
  const { text, chosen, everything } = openNeedQuery(params)
  return [
    ...quoted(text),
    ...NEED_FACETS.flatMap((facet) => chosen[facet].map(needValueText[facet])),
    ...(everything ? [m.saved_search_everything()] : []),
  ]
}
