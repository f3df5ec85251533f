import { z } from 'zod'
import { longText, rowId } from '~/forms/fields'
import { NEED_TEXT_MAX, NEED_TEXT_MIN } from '../needs/forms'
import { GROUP_DECLINE_REASONS, HOLDERS, MAX_MEMBERS, MIN_MEMBERS, PREFERENCES } from './lifecycle'

const needIds = z
  .array(rowId)
  .max(MAX_MEMBERS)
  .default([])
  .refine((ids) => ids.length >= MIN_MEMBERS, { params: { check: 'choose_members' } })

/** Whom the department asks, who is to act for them, and why. */
export const gatherForm = z
  .object({
    id: rowId,
    subjectCode: z.string().max(40),
    needIds,
    leadNeedId: rowId,
    message: longText(1000).default(''),
  })
  .refine(({ needIds: ids, leadNeedId }) => ids.includes(leadNeedId), {
    path: ['leadNeedId'],
    params: { check: 'lead_among_members' },
  })
export type GatherInput = z.output<typeof gatherForm>

/** What an enterprise does in a group, and at last the department. */
export const groupActionForm = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('join'),
    prefers: z.enum(PREFERENCES).default('unsure'),
    differs: longText(500).default(''),
  }),
  z.object({
    step: z.literal('decline'),
    reason: z.enum(GROUP_DECLINE_REASONS),
    note: longText(500).default(''),
  }),
  z.object({ step: z.literal('leave') }),
  z.object({ step: z.literal('lead') }),
  /** The department gives it up. */
  z.object({ step: z.literal('end') }),
])

/** The joint need as its representative writes it. */
export const formGroupForm = z.object({
  id: rowId,
  text: longText(NEED_TEXT_MAX).min(NEED_TEXT_MIN),
  holder: z.enum(HOLDERS).optional(),
})
