import { z } from 'zod'

export const matchingJobs = {
  'matching.suggest': z.object({ needId: z.string() }),
  /** Of the open needs that a changed profile concerns. */
  'matching.follow': z.object({ profileId: z.string() }),
  /** Of every open need. */
  'matching.refresh': z.object({}),
}
