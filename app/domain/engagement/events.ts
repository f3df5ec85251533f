import { z } from 'zod'
import { ENGAGEMENT_SIDES } from './lifecycle'
import { OFFER_FLAGS } from '../proposals/lifecycle'

const engagement = { needId: z.string(), engagementId: z.string() }
const signedCopy = z.strictObject({ ...engagement, copyId: z.string() })
const change = z.strictObject({ ...engagement, changeId: z.string() })
const milestone = z.strictObject({ ...engagement, milestoneId: z.string() })

export const engagementEvents = {
  /** `version`: of the proposal; `knowing`: what spoke against it and was confirmed. */
  'proposal.awarded': z.strictObject({
    ...engagement,
    proposalId: z.string(),
    version: z.number().optional(),
    knowing: z.array(z.enum(OFFER_FLAGS)).optional(),
  }),
  /** From here on each side sees how the other is reached. */
  'engagement.contacts_shared': z.strictObject(engagement),
  'milestone.submitted': milestone,
  'milestone.accepted': milestone,
  'milestone.returned': milestone,
  'agreement.confirmed': z.strictObject({ ...engagement, textId: z.string(), side: z.enum(ENGAGEMENT_SIDES) }),
  'agreement.copy_attached': signedCopy,
  'agreement.copy_removed': signedCopy,
  'change.proposed': change,
  /** `moved`: milestones that got another day, or are no more. */
  'change.confirmed': change.extend({ moved: z.array(z.string()) }),
  'change.declined': change,
  'change.withdrawn': change,
  'engagement.completed': z.strictObject(engagement),
}
