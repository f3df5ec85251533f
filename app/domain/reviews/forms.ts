import { z } from 'zod'
import { longText } from '~/forms/fields'
import type { EngagementSide } from '../engagement/lifecycle'
import {
  CRITERIA,
  type Mark,
  MARKS,
  type Marks,
  REVIEW_DECISIONS,
  REVIEW_REPORT_KINDS,
  type ReviewCriterion,
} from './lifecycle'

const mark = z.enum(MARKS.map(String)).transform((value) => Number(value) as Mark)

const MAX_REVIEW = 2000
const MAX_REPLY = 1000

/** What one side says of the other. */
export const reviewForm = (side: EngagementSide) => {
  const marks = Object.fromEntries(CRITERIA[side].map((criterion) => [criterion, mark]))
  return z.object({
    intent: z.literal('write'),
    marks: z.object(marks as Record<ReviewCriterion, typeof mark>),
    text: longText(MAX_REVIEW).optional(),
    isNamed: z.boolean().default(false),
  })
}
export type ReviewInput = { marks: Marks; text?: string; isNamed: boolean }

/** With whose name it stands may be chosen anew at any time. */
export const namedForm = z.object({ intent: z.enum(['name', 'no_name']) })

/** Every form of a review's page; `intent` says which. */
export const reviewPageForm = (side: EngagementSide) => z.discriminatedUnion('intent', [reviewForm(side), namedForm])

export const replyForm = z.object({ reply: longText(MAX_REPLY) })

/** What is none of the kinds is to be said in words. */
export const reviewReportForm = z
  .object({ kind: z.enum(REVIEW_REPORT_KINDS), note: longText(1000).optional() })
  .refine(({ kind, note }) => kind !== 'other' || note, { path: ['note'], params: { check: 'say_which' } })
export type ReviewReportInput = z.output<typeof reviewReportForm>

export const decisionForm = z.object({ decision: z.enum(REVIEW_DECISIONS), reason: longText(1000) })
export type ReviewDecisionInput = z.output<typeof decisionForm>
