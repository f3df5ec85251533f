import { z } from 'zod'

export const notificationEvents = {
  'notification.mails_chosen': z.strictObject({}),
}
