import { z } from 'zod'
import { nfc } from '~/language/fold'

/** What stands in a search's address. Whatever cannot be meant is left out, not refused. */

const MAX_TEXT = 200
const MAX_PAGE = 500
const choice = z.string().min(1).max(40)
const page = z.coerce.number().int().min(1).max(MAX_PAGE).catch(1)

export const wordsIn = (params: URLSearchParams) =>
  nfc(params.get('q') ?? '')
    .trim()
    .slice(0, MAX_TEXT)

export const choicesIn = (params: URLSearchParams, name: string, most: number) =>
  [...new Set(params.getAll(name))].filter((one) => choice.safeParse(one).success).slice(0, most)

export const pageIn = (params: URLSearchParams) => page.parse(params.get('page') ?? 1)
