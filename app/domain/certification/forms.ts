import { z } from 'zod'
import { dayField, longText, requiredFile, rowId, shortText } from '~/forms/fields'
import type { Day } from '../days'
import { MAX_MEMBERS } from '../groups/lifecycle'
import { CERTIFICATE_STATUSES } from './lifecycle'

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
      /** In the work for a group: the member that holds it, or those that the register of the group's names. */
      memberId: rowId.optional(),
      memberIds: z.array(rowId).max(MAX_MEMBERS).default([]),
      evidence: requiredFile,
    })
    .refine(({ issuedOn, expiresOn }) => !expiresOn || expiresOn > issuedOn, {
      path: ['expiresOn'],
      params: { check: 'day_order' },
    })

/** A certificate as the paper states it, with its evidence already stored. */
export type CertificateInput = Omit<z.output<ReturnType<typeof certificateForm>>, 'memberIds'> & {
  memberIds?: string[]
}

export const decisionForm = z.discriminatedUnion('intent', [
  /** `reason`: written for the opposite decision, in the same form. */
  z.object({ intent: z.literal('verify'), reason: longText(2000).optional() }),
  z.object({ intent: z.literal('reject'), reason: longText(2000) }),
])

/** What an officer does with a result that was reported, or with a certificate that was verified. */
export const statusForm = z.object({
  intent: z.literal('status'),
  status: z.enum(CERTIFICATE_STATUSES),
  reason: longText(1000),
  since: dayField,
})
export type StatusInput = Omit<z.output<typeof statusForm>, 'intent'>
