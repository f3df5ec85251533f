import { z } from 'zod'
import { CALL_OUTCOMES } from './lifecycle'

export const notificationEvents = {
  'notification.mails_chosen': z.strictObject({}),
  /** An officer called somebody whom no mail reaches. */
  'person.called': z.strictObject({ accountId: z.string(), outcome: z.enum(CALL_OUTCOMES) }),
}
