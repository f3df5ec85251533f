import { z } from 'zod'
import { READING_TIMES } from './lifecycle'

const needId = z.string()
const work = { needId, engagementId: z.string(), measureId: z.string() }
const report = z.strictObject({ ...work, outcomeId: z.string() })
const decision = z.strictObject({ needId, outcomeId: z.string(), measureId: z.string() })

export const measureEvents = {
  'measure.started': z.strictObject(work),
  /** Begun by mistake, and measured before the work only. */
  'measure.removed': z.strictObject(work),
  /** A reading was given that reports nothing: a corrected baseline, or one that shows whether the gain lasts. */
  'measure.read': z.strictObject({ ...work, time: z.enum(READING_TIMES) }),
  'measure.reported': report,
  'measure.reported_again': report,
  /** The first of two officers found it sound. */
  'measure.seconded': decision,
  'measure.verified': decision.extend({ profileId: z.string() }),
  'measure.rejected': decision,
  /** The enterprise stands with its name in the public register of results, or no more. */
  'engagement.may_be_named': z.strictObject({ needId, engagementId: z.string() }),
  'engagement.no_longer_named': z.strictObject({ needId, engagementId: z.string() }),
}
