import { z } from 'zod'

const followUpId = z.string()
const needId = z.string()
/** What the department does is no sign of the two sides. */
const by = z.literal('department')

export const followUpEvents = {
  'follow_up.noted': z.strictObject({ followUpId }),
  'follow_up.assigned': z.strictObject({ followUpId }),
  'follow_up.unassigned': z.strictObject({ followUpId }),
  'follow_up.introduced': z.strictObject({ needId, followUpId, by }),
  'follow_up.choice_asked': z.strictObject({ needId, by }),
  'follow_up.form_asked': z.strictObject({ groupId: z.string(), by }),
  'follow_up.resume_asked': z.strictObject({ needId, engagementId: z.string(), by }),
  'follow_up.result_asked': z.strictObject({ needId, engagementId: z.string(), by }),
  'follow_up.extension_asked': z.strictObject({ needId, requestId: z.string(), by }),
}
