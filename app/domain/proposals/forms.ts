import { z } from 'zod'
import { dayField, longText, optionalFile, price, rowId, shortText, weeks } from '~/forms/fields'
import type { Day } from '../days'
import { CONTACT_FROM, OFFERED_DECLINE_REASONS, WITHDRAWAL_REASONS } from './lifecycle'

export const MAX_MILESTONES = 12

export const declineForm = z.object({
  step: z.literal('decline'),
  reason: z.enum(OFFERED_DECLINE_REASONS),
  note: longText(1000).optional(),
})
export type DeclineInput = Omit<z.output<typeof declineForm>, 'step'>

export const interestForm = z.object({ step: z.literal('interested'), message: longText(1000).optional() })
export type InterestInput = Omit<z.output<typeof interestForm>, 'step'>

/** What can be done on a request's page; a proposal has a page of its own. */
export const requestActionForm = z.discriminatedUnion('step', [interestForm, declineForm])

export const withdrawalForm = z.object({
  step: z.literal('withdraw'),
  reason: z.enum(WITHDRAWAL_REASONS),
  note: longText(1000).optional(),
})
export type WithdrawalInput = Omit<z.output<typeof withdrawalForm>, 'step'>

export const againForm = z.object({
  step: z.literal('again'),
  id: rowId,
  message: longText(1000).default(''),
  contactFrom: z.enum(CONTACT_FROM),
})
export type AgainInput = Omit<z.output<typeof againForm>, 'step'>

/** What the enterprise can do about one of its requests. */
export const sentRequestForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('remind') }),
  withdrawalForm,
  againForm,
])

/** From when on one consultant sees how the enterprise is reached, chosen anew. */
export const contactForm = z.object({ contactFrom: z.enum(CONTACT_FROM) })

const milestone = (today: Day) =>
  z.object({
    title: shortText(),
    dueOn: dayField.refine((day) => day >= today, { params: { check: 'future_day' } }),
  })

/** Rows at the end into which nothing was written are none; the first stays, to say what is missing. */
function withoutBlankEnd(rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows
  const isBlank = (row: unknown) => Object.values(row ?? {}).every((value) => value === undefined || value === '')
  const last = rows.findLastIndex((row) => !isBlank(row))
  return rows.slice(0, Math.max(1, last + 1))
}

export const proposalForm = (today: Day) =>
  z.object({
    id: rowId,
    scope: longText(),
    priceVnd: price,
    durationWeeks: weeks(260),
    attachment: optionalFile,
    milestones: z.preprocess(withoutBlankEnd, z.array(milestone(today)).min(1).max(MAX_MILESTONES)),
  })
export type ProposalInput = z.output<ReturnType<typeof proposalForm>>
