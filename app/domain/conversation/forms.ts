import { z } from 'zod'
import { longText, rowId } from '~/forms/fields'
import { OPENING_REASONS, REPORT_DECISIONS, REPORT_KINDS } from './lifecycle'

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

/** What is none of the kinds is to be said in words. */
export const reportForm = z
  .object({ kind: z.enum(REPORT_KINDS), note: longText(1000).optional() })
  .refine(({ kind, note }) => kind !== 'other' || note, { path: ['note'], params: { check: 'say_which' } })
export type ReportInput = z.output<typeof reportForm>

export const reportDecisionForm = z.object({ decision: z.enum(REPORT_DECISIONS), reason: longText(1000) })
export type ReportDecisionInput = z.output<typeof reportDecisionForm>
