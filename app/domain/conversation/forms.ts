import { z } from 'zod'
import { longText, rowId } from '~/forms/fields'

/** Messages of one conversation: many times what two people write to each other about one piece of work. */
export const MAX_MESSAGES = 1_000

export const messageForm = z.object({ id: rowId, text: longText() })
export type MessageInput = z.output<typeof messageForm>
