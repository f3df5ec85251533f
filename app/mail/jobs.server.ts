import type { HandlersOf } from '~/jobs/handling'
import type { mailJobs } from './jobs'
import { sendMail } from './send-mail.server'

export const mailHandlers: HandlersOf<typeof mailJobs> = {
  'mail.send': ({ mailId }) => sendMail(mailId),
}
