import { z } from 'zod'

export const mailJobs = {
  'mail.send': z.object({ mailId: z.string() }),
}
