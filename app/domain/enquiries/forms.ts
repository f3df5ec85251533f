import { z } from 'zod'
import { longText, rowId, shortText } from '~/forms/fields'
import { directoryParams, directoryQuery } from '../discovery/search-query'

export const ENQUIRY_TEXT_MIN = 15

/** An e-mail address or a telephone number, however it is written: at least something to write to or to call. */
export const isContact = (text: string) => /[^\s@]@[^\s@]+\.[^\s@]/.test(text) || text.replaceAll(/\D/g, '').length >= 8

const QUERY_MAX = 1000

/** A search as its page's query string, shortest form; bare words are a search for them. */
export const searchAsked = (typed: string): string =>
  directoryParams(directoryQuery(new URLSearchParams(typed.includes('=') ? typed : { q: typed }))).toString()

export const enquiryForm = z.object({
  id: rowId,
  text: longText(2000).min(ENQUIRY_TEXT_MIN),
  name: shortText(120),
  contact: shortText(200).refine(isContact, { params: { check: 'contact' } }),
  /** What was searched for, as the query string of the search page. */
  query: z.string().max(QUERY_MAX).default('').transform(searchAsked),
})
export type EnquiryInput = z.infer<typeof enquiryForm>

export const answerForm = z.object({ enquiryId: rowId, note: longText(2000) })
