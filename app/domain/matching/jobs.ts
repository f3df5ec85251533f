import { z } from 'zod'

export const matchingJobs = {
  'matching.suggest': z.object({ needId: z.string() }),
}
