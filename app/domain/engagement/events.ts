import { z } from 'zod'

const engagement = { needId: z.string(), engagementId: z.string() }
const milestone = z.strictObject({ ...engagement, milestoneId: z.string() })

export const engagementEvents = {
  'proposal.awarded': z.strictObject({ ...engagement, proposalId: z.string() }),
  /** From here on each side sees how the other is reached. */
  'engagement.contacts_shared': z.strictObject(engagement),
  'milestone.submitted': milestone,
  'milestone.accepted': milestone,
  'milestone.returned': milestone,
  'engagement.completed': z.strictObject(engagement),
}
