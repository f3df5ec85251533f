import { z } from 'zod'
import { longText, upToFiles } from '~/forms/fields'

/** `confirmed`: of a proposal made before the need changed, that this is known. */
export const awardForm = z.object({ confirmed: z.boolean().default(false) })

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

/** Every form of the engagement's page; `intent` says which. */
export const engagementForm = z.discriminatedUnion('intent', [deliveryForm, acceptanceForm, returnForm, tellingForm])
