import { z } from 'zod'
import { SELF_CHECK_FIELDS } from '~/vocabulary/self-check'

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/) as unknown as z.ZodType<`${number}-${number}-${number}`>
const done = z.object({ need: z.string(), day })

/** What the enterprises of the needs do beside them; each is named by one of its needs. */
export const besideNeeds = z.object({
  /** Results that they keep: the levels in the order of the questions. */
  self_checks: z.array(done.extend({ field: z.enum(SELF_CHECK_FIELDS), levels: z.string() })).default([]),
  national_results: z.array(done.extend({ result: z.string() })).default([]),
  /** They agree that the result of the need stands with their name in the public register. */
  named: z.array(done).default([]),
})
export type BesideNeeds = z.output<typeof besideNeeds>
