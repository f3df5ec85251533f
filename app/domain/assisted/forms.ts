import { z } from 'zod'
import { dayField, longText, requiredFile, rowId, shortText } from '~/forms/fields'
import { email, joinForm, phone } from '../accounts/forms'
import { ENTERPRISE_KINDS } from '../accounts/lifecycle'
import { normaliseTaxCode } from '../accounts/tax-code'
import { needForm } from '../needs/forms'
import { ARRIVALS, SENT_BY } from './lifecycle'

/** Who spoke with the officer, and how they can be reached. */
const person = {
  arrival: z.enum(ARRIVALS),
  personName: shortText(120),
  phone: phone.optional(),
  email: email.optional(),
}

/** A need as an officer writes it down: the enterprise's own form without files, and whose it is. */
export const assistedForm = z
  .discriminatedUnion('whose', [
    z.object({ whose: z.literal('known'), organisationId: rowId }),
    z.object({
      whose: z.literal('new'),
      organisationName: shortText(),
      enterpriseKind: z.enum(ENTERPRISE_KINDS),
      taxCode: z.string().max(60).transform(normaliseTaxCode).optional(),
    }),
  ])
  .and(needForm.omit({ attachments: true }).extend(person))
export type AssistedInput = z.output<typeof assistedForm>

/** What an officer does on the page of an entry. */
export const entryForm = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('ask'),
    /** The enterprise was told what will be seen by whom. */
    told: z
      .boolean()
      .default(false)
      .refine((ticked) => ticked, { params: { check: 'told' } }),
  }),
  z.object({ step: z.literal('send'), by: z.enum(SENT_BY) }),
  z.object({ step: z.literal('call') }),
  z.object({ step: z.literal('withdraw') }),
  z.object({ step: z.literal('signed'), signedOn: dayField, scan: requiredFile }),
])

const reason = longText(500)

export const codeEntryForm = z.object({ code: shortText(60) })

const answers = [
  z.object({ step: z.enum(['confirm', 'take']) }),
  z.object({ step: z.literal('refuse'), reason }),
] as const

/** What the enterprise's own people answer; and whoever holds the link or the code, signed in or new. */
export const ownConfirmForm = z.discriminatedUnion('step', answers)
export const confirmForm = z.discriminatedUnion('step', [...answers, joinForm.options[2]])
