import { z } from 'zod'
import { SAVED_SEARCH_KINDS } from './lifecycle'

const texts = z.array(z.string()).readonly()

/** A profile or a need that changed, and as what searches found it before; null: not at all. */
const changed = z.object({
  kind: z.enum(SAVED_SEARCH_KINDS),
  id: z.string(),
  before: z.object({ words: texts, values: z.record(z.string(), texts) }).nullable(),
})
export type ChangedTarget = z.infer<typeof changed>

export const alertJobs = {
  'alerts.look': changed,
  'alerts.daily': z.object({}),
}
