import { z } from 'zod'

export const discoveryJobs = {
  /** Brings one document of an index to what SQL says of it. */
  'search.sync': z.object({ index: z.enum(['consultants']), id: z.string() }),
  'search.ensure': z.object({}),
}
