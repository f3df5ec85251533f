import { z } from 'zod'

export const phoneJobs = {
  'phone.send': z.object({ phoneMessageId: z.string() }),
}
