import { z } from 'zod'
import { rowId, shortText } from '~/forms/fields'
import { ALERT_FREQUENCIES } from './lifecycle'

const wishes = { name: shortText(120), frequency: z.enum(ALERT_FREQUENCIES) }

export const saveSearchForm = z.object({ id: rowId, ...wishes })

/** What can be done with one saved search. */
export const savedSearchForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('change'), ...wishes }),
  z.object({ step: z.literal('delete') }),
])
export type SearchWishes = Omit<z.infer<typeof saveSearchForm>, 'id'>
