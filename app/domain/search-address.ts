import { z } from 'zod'
import { cleanText } from '~/language/clean-text'
import { cutText } from '~/language/cut-text'

/** What stands in a search's address. Whatever cannot be meant is left out, not refused. */

const MAX_TEXT = 200
const MAX_PAGE = 500
const choice = z.string().min(1).max(40)
const page = z.coerce.number().int().min(1).max(MAX_PAGE).catch(1)

const typedIn = (params: URLSearchParams) => cleanText(params.get('q') ?? '')

export const wordsIn = (params: URLSearchParams) => cutText(typedIn(params), MAX_TEXT)

/** What one field of a plain search says. */
export const wordsInField = (params: URLSearchParams, name: string) =>
  cutText(cleanText(params.get(name) ?? '').trim(), MAX_TEXT)

/** What was typed, where more of it was typed than a search looks at; null where all of it counts. */
export const tooLongIn = (params: URLSearchParams): string | null =>
  typedIn(params).length > MAX_TEXT ? typedIn(params) : null

export const choicesIn = (params: URLSearchParams, name: string, most: number) =>
  [...new Set(params.getAll(name))].filter((one) => choice.safeParse(one).success).slice(0, most)

export const pageIn = (params: URLSearchParams) => page.parse(params.get('page') ?? 1)
