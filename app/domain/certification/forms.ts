import { z } from 'zod'
import { dayField, longText, optionalFile, requiredFile, rowId, shortText } from '~/forms/fields'
import type { Day } from '../days'
import { MAX_MEMBERS } from '../groups/lifecycle'
import { CERTIFICATE_STATUSES, CHECKED_WITH } from './lifecycle'

const isInOrder = ({ issuedOn, expiresOn }: { issuedOn: Day; expiresOn?: Day }) => !expiresOn || expiresOn > issuedOn
const outOfOrder = { path: ['expiresOn'], params: { check: 'day_order' } }

/** What may be left out of a certificate that its holder had already is written as nothing. */
const orNothing = (field: ReturnType<typeof shortText>) => field.optional().transform((text) => text ?? '')

/** A certificate that an enterprise had already, as its paper states it. */
export const heldForm = (today: Day) =>
  z
    .object({
      id: rowId,
      subjectCode: z.string().max(40),
      scheme: shortText(),
      edition: orNothing(shortText(60)),
      number: shortText(100),
      scope: orNothing(longText(2000)),
      issuingBody: shortText(),
      issuedOn: dayField.refine((day) => day <= today, { params: { check: 'past_day' } }),
      expiresOn: dayField.optional(),
      evidence: optionalFile,
    })
    .refine(isInOrder, outOfOrder)
export type HeldInput = z.output<ReturnType<typeof heldForm>>

export const certificateForm = (today: Day) =>
  z
    .object({
      id: rowId,
      subjectCode: z.string().max(40),
      scheme: shortText(),
      edition: shortText(60),
      number: shortText(100),
      scope: longText(2000),
      issuingBody: shortText(),
      accreditation: shortText(),
      issuedOn: dayField.refine((day) => day <= today, { params: { check: 'past_day' } }),
      expiresOn: dayField.optional(),
      remark: longText(1000).optional(),
      /** In the work for a group: the member that holds it, or those that the register of the group's names. */
      memberId: rowId.optional(),
      memberIds: z.array(rowId).max(MAX_MEMBERS).default([]),
      evidence: requiredFile,
    })
    .refine(isInOrder, outOfOrder)

/** A certificate as the paper states it, with its evidence already stored. */
export type CertificateInput = Omit<z.output<ReturnType<typeof certificateForm>>, 'memberIds'> & {
  memberIds?: string[]
}

/** `reason`: written for the opposite decision, in the same form. */
export const verifyForm = z.object({ intent: z.literal('verify'), reason: longText(2000).optional() })
export const rejectForm = z.object({ intent: z.literal('reject'), reason: longText(2000) })

export const decisionForm = z.discriminatedUnion('intent', [verifyForm, rejectForm])

const statusForm = z.object({
  intent: z.literal('status'),
  status: z.enum(CERTIFICATE_STATUSES),
  reason: longText(1000),
  since: dayField,
})
/** What an officer does with a certificate that was reported, or that was verified. */
export const certificateDecisionForm = z.discriminatedUnion('intent', [
  verifyForm.extend({ checkedWith: z.enum(CHECKED_WITH) }),
  rejectForm,
  statusForm,
])
export type StatusInput = Omit<z.output<typeof statusForm>, 'intent'>
