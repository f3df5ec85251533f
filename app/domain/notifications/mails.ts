import { z } from 'zod'

export const notificationMails = {
  /** Tells one notification. Which of them somebody gets is chosen on a page; what is always told cannot be ended. */
  'notification.told': { detail: z.object({ notificationId: z.string() }), unsubscribable: false, toAnyAddress: false },
  /** Tells in the morning what waited for it. */
  'notification.digest': { detail: z.object({}), unsubscribable: false, toAnyAddress: false },
} as const
