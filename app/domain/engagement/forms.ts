import { z } from 'zod'
import { dayField, longText, requiredFile, rowId, upToFiles } from '~/forms/fields'

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
/** What a member of a group decides about what is its own. */
export const milestoneDecisionForm = z.discriminatedUnion('intent', [acceptanceForm, returnForm])
/** Whether the result may be told to others. */
export const tellingForm = z.object({ intent: z.enum(['tell', 'tell_no_more']) })

/** Since when a member stands in the register of a group certificate no more. */
export const registerForm = z.object({
  intent: z.literal('register_left'),
  certificateId: rowId,
  memberId: rowId,
  leftOn: dayField,
})

/** Every form of the engagement's page; `intent` says which. */
export const engagementForm = z.discriminatedUnion('intent', [
  deliveryForm,
  acceptanceForm,
  returnForm,
  tellingForm,
  registerForm,
])

/** Every form of the agreement's page; `intent` says which. */
export const attachForm = z.object({ intent: z.literal('attach'), id: rowId, copy: requiredFile })
export const agreementForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('confirm') }),
  attachForm,
  z.object({ intent: z.literal('remove'), copyId: z.string() }),
])
