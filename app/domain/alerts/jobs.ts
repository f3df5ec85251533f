import { z } from 'zod'
import { SAVED_SEARCH_KINDS } from './lifecycle'

/** A profile or a need that changed, and what decided before which searches list it; null: none did. */
const changed = z.object({
  kind: z.enum(SAVED_SEARCH_KINDS),
  id: z.string(),
  before: z.record(z.string(), z.unknown()).readonly().nullable(),
})
export type ChangedTarget = z.infer<typeof changed>

export const alertJobs = {
  'alerts.look': changed,
  'alerts.daily': z.object({}),
}
