import { z } from 'zod'

const engagement = { needId: z.string(), engagementId: z.string() }
const milestone = z.strictObject({ ...engagement, milestoneId: z.string() })

export const engagementEvents = {
  'proposal.awarded': z.strictObject({ ...engagement, proposalId: z.string() }),
  'milestone.submitted': milestone,
  'milestone.accepted': milestone,
  'milestone.returned': milestone,
  'engagement.completed': z.strictObject(engagement),
}
