import { z } from 'zod'
import { dayField, longText, requiredFile, rowId, shortText, upToFiles } from '~/forms/fields'
import type { Day } from '../days'
import {
  line,
  MAX_LINES,
  MAX_MILESTONES,
  MAX_PAYMENTS,
  payment,
  percentsSumUp,
  rowsOf,
  rowsOrNone,
  sureIf,
} from '../proposals/forms'

/** What is handed over with a milestone. */
export const MAX_DELIVERY_FILES = 5

export const deliveryForm = z.object({
  intent: z.literal('submit'),
  milestoneId: z.string(),
  note: longText(2000),
  attachments: upToFiles(MAX_DELIVERY_FILES),
})
export const acceptanceForm = z.object({ intent: z.literal('accept'), milestoneId: z.string() })
export const returnForm = z.object({ intent: z.literal('return'), milestoneId: z.string(), reason: longText(2000) })
/** Whether the result may be told to others. */
export const tellingForm = z.object({ intent: z.enum(['tell', 'tell_no_more']) })
/** What a member of a group decides about what is its own, and whether it is named in what is told. */
export const memberWorkForm = z.discriminatedUnion('intent', [acceptanceForm, returnForm, tellingForm])

/** Since when a member stands in the register of a group certificate no more. */
export const registerForm = (today: Day) =>
  z.object({
    intent: z.literal('register_left'),
    certificateId: rowId,
    memberId: rowId,
    leftOn: dayField.refine((day) => day <= today, { params: { check: 'past_day' } }),
  })

/** Since when it stands in it, where the certificate was recorded before. */
export const registerAddForm = (today: Day) =>
  z.object({
    intent: z.literal('register_added'),
    certificateId: rowId,
    memberId: rowId,
    acceptedOn: dayField.refine((day) => day <= today, { params: { check: 'past_day' } }),
  })

/** Every form of the engagement's page; `intent` says which. */
export const engagementForm = (today: Day) =>
  z.discriminatedUnion('intent', [
    deliveryForm,
    acceptanceForm,
    returnForm,
    tellingForm,
    registerForm(today),
    registerAddForm(today),
  ])

export type EngagementDecision = z.output<ReturnType<typeof engagementForm>>

/** Every form of the agreement's page; `intent` says which. */
export const attachForm = z.object({ intent: z.literal('attach'), id: rowId, copy: requiredFile })
export const agreementForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('confirm') }),
  attachForm,
  z.object({ intent: z.literal('remove'), copyId: z.string() }),
])

const changedMilestone = z.object({
  /** Of a milestone there is; without it, it is a new one. */
  id: z.string().optional(),
  title: shortText(),
  handover: shortText(300).optional(),
  dueOn: dayField,
})

/**
 * What one side proposes to change: the whole of each part, as it would be from then on; a part without rows stays as it is. `isOfGroup`:
 * in the work for a group.
 */
export const changeForm = (isOfGroup = false) =>
  z
    .object({
      id: rowId,
      /** `draft`, `keep`: it is kept as it is, whatever is missing; else it is looked at before it is sent. */
      step: z.enum(['draft', 'keep', 'check']).default('check'),
      reason: longText(2000),
      scope: longText().optional(),
      milestones: rowsOf(changedMilestone, MAX_MILESTONES),
      lines: rowsOrNone(line(isOfGroup), MAX_LINES),
      payments: rowsOrNone(payment, MAX_PAYMENTS),
    })
    .superRefine(({ payments }, context) => {
      if (payments.length > 0) percentsSumUp(payments, context)
    })
export type ChangeInput = Omit<z.output<ReturnType<typeof changeForm>>, 'step'>

/** Sends what was read again. */
/** `isAsked`: whether something in it was asked about. */
export const sendChangeForm = (isAsked: boolean) => z.object({ id: rowId, sure: sureIf(isAsked) })

export const declineChangeForm = z.object({ intent: z.literal('decline'), reason: longText(1000) })
/** Every form of a change's page; `intent` says which. */
export const changeAnswerForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('confirm') }),
  declineChangeForm,
  z.object({ intent: z.literal('withdraw') }),
  attachForm,
  z.object({ intent: z.literal('remove'), copyId: z.string() }),
])
