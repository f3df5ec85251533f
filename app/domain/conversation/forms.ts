import { z } from 'zod'
import { longText, rowId, upToFiles } from '~/forms/fields'
import { OPENING_REASONS, REPORT_DECISIONS, REPORT_KINDS } from './lifecycle'

/** Photos and papers with one message. */
export const MAX_MESSAGE_FILES = 3

/** `isQuestion`: about the need; its enterprise may answer it for everybody who is invited. */
export const messageForm = z.object({
  id: rowId,
  text: longText(),
  isQuestion: z.boolean().default(false),
  attachments: upToFiles(MAX_MESSAGE_FILES),
})
type Written = z.output<typeof messageForm>
export type MessageInput = Pick<Written, 'id' | 'text'> & Partial<Written>

/** First the enterprise looks at what everybody will read, then it is sent; or it goes back to the words. */
export const answerForm = z.object({
  step: z.enum(['look', 'edit', 'send']),
  question: longText(),
  answer: longText(),
})
export type AnswerInput = Pick<z.output<typeof answerForm>, 'question' | 'answer'>

/** Both sides read what an officer writes here: a word or two say nothing. */
const OPENING_NOTE_MIN = 20

export const openingForm = z.object({
  id: rowId,
  reason: z.enum(OPENING_REASONS),
  note: longText(500).min(OPENING_NOTE_MIN),
})
export type OpeningInput = z.output<typeof openingForm>

/** What is none of the kinds is to be said in words. */
export const reportForm = z
  .object({ kind: z.enum(REPORT_KINDS), note: longText(1000).optional() })
  .refine(({ kind, note }) => kind !== 'other' || note, { path: ['note'], params: { check: 'say_which' } })
export type ReportInput = z.output<typeof reportForm>

export const reportDecisionForm = z.object({ decision: z.enum(REPORT_DECISIONS), reason: longText(1000) })
export type ReportDecisionInput = z.output<typeof reportDecisionForm>
