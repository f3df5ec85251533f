import { z } from 'zod'
import { dayField, longText, rowId, upToFiles, hoursOfDay } from '~/forms/fields'
import type { Day } from '../days'
import { ENTRY_KINDS, MAX_ENTRY_FILES } from './diary'

const entry = (today: Day) =>
  z.object({
    id: rowId,
    kind: z.enum(ENTRY_KINDS),
    onDay: dayField.refine((day) => day <= today, { params: { check: 'past_day' } }),
    hours: hoursOfDay.optional(),
    text: longText(2000),
    attachments: upToFiles(MAX_ENTRY_FILES),
  })
export const entryForm = (today: Day) =>
  z.discriminatedUnion('intent', [
    entry(today).extend({ intent: z.literal('write') }),
    z.object({ intent: z.literal('remove'), entryId: rowId }),
  ])
export type EntryInput = z.output<ReturnType<typeof entry>>
