import { baseLocale, type Locale } from './paraglide/runtime'

/** Names a page's language in its address, so that each language can be found and shared. */
export const LANGUAGE_PARAMETER = 'lang'

/** A path without the language that it asks for. */
export function withoutLanguage(path: string): string {
  const [page = '', query] = path.split('?')
  const rest = new URLSearchParams(query)
  rest.delete(LANGUAGE_PARAMETER)
  return rest.size > 0 ? `${page}?${rest}` : page
}

/** The address of a page in one language: without anything for the first language, `?lang=en` for another. */
export const languageAddress = (path: string, locale: Locale) =>
  locale === baseLocale ? path : `${path}?${new URLSearchParams({ [LANGUAGE_PARAMETER]: locale })}`
