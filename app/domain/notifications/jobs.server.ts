import { atOnce, type HandlersOf } from '~/jobs/handling'
import type { notificationJobs } from './jobs'
import { remind } from './remind.server'
import { writeDigests } from './write-digests.server'

export const notificationHandlers: HandlersOf<typeof notificationJobs> = {
  'notifications.morning': atOnce(() => {
    remind()
    writeDigests()
  }),
}
