import { z } from 'zod'
import { DECLINE_REASONS } from './lifecycle'

const request = { needId: z.string(), requestId: z.string() }

export const proposalEvents = {
  'request.sent': z.strictObject({ ...request, profileId: z.string() }),
  'request.declined': z.strictObject({ ...request, reason: z.enum(DECLINE_REASONS) }),
  'proposal.submitted': z.strictObject({ ...request, proposalId: z.string() }),
}
