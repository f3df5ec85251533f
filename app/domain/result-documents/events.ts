import { z } from 'zod'

const needId = z.string()
const report = z.strictObject({
  needId,
  engagementId: z.string(),
  documentId: z.string(),
  outcomeId: z.string(),
})
const decision = z.strictObject({ needId, outcomeId: z.string(), documentId: z.string() })

export const documentEvents = {
  'document.recorded': report,
  'document.reported_again': report,
  'document.verified': decision.extend({ profileId: z.string() }),
  'document.rejected': decision,
}
