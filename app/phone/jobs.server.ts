import type { HandlersOf } from '~/jobs/handling'
import type { phoneJobs } from './jobs'
import { sendToPhone } from './send-to-phone.server'

export const phoneHandlers: HandlersOf<typeof phoneJobs> = {
  'phone.send': ({ phoneMessageId }) => sendToPhone(phoneMessageId),
}
