import { z } from 'zod'

export const notificationJobs = {
  /** Reminds of what is due and writes the mails of the morning. */
  'notifications.morning': z.object({}),
}
