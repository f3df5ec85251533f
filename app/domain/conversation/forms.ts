import { z } from 'zod'
import { longText, rowId, upToFiles } from '~/forms/fields'

/** Messages of one conversation: many times what two people write to each other about one piece of work. */
export const MAX_MESSAGES = 1_000

/** Photos and papers with one message. */
export const MAX_MESSAGE_FILES = 3

export const messageForm = z.object({ id: rowId, text: longText(), attachments: upToFiles(MAX_MESSAGE_FILES) })
type Written = z.output<typeof messageForm>
export type MessageInput = Omit<Written, 'attachments'> & Partial<Written>
