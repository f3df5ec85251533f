import { z } from 'zod'
import { NEED_PARTS } from './changed-parts'
import { NEED_CLOSE_REASONS } from './lifecycle'

const needId = z.string()

export const needEvents = {
  'need.drafted': z.strictObject({ needId }),
  /** `subjects`: the codes that were confirmed, where subjects were what changed. `parts`: what changed of a published one. */
  'need.changed': z.strictObject({
    needId,
    subjects: z.array(z.string()).optional(),
    parts: z.array(z.enum(NEED_PARTS)).min(1).optional(),
  }),
  /** Its draft was deleted; the id leads to nothing any more. */
  'need.discarded': z.strictObject({ needId }),
  'need.published': z.strictObject({ needId }),
  /** Whether consultants who were not invited may say that they are interested. */
  'need.interest_chosen': z.strictObject({ needId, takesInterest: z.boolean() }),
  'need.reopened': z.strictObject({ needId }),
  /** Whether it is still wanted: the first time, or the last. */
  'need.asked': z.strictObject({ needId, ask: z.number(), by: z.literal('department').optional() }),
  'need.kept': z.strictObject({ needId }),
  'need.closed': z.strictObject({ needId, reason: z.enum(NEED_CLOSE_REASONS) }),
}
