import { z } from 'zod'
import { longText, rowId } from '~/forms/fields'
import { OPENING_REASONS } from './lifecycle'

export const messageForm = z.object({ id: rowId, text: longText() })
export type MessageInput = z.output<typeof messageForm>

/** Both sides read what an officer writes here: a word or two say nothing. */
const OPENING_NOTE_MIN = 20

export const openingForm = z.object({
  id: rowId,
  reason: z.enum(OPENING_REASONS),
  note: longText(500).min(OPENING_NOTE_MIN),
})
export type OpeningInput = z.output<typeof openingForm>
