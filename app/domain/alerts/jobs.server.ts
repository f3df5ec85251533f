import { atOnce, type HandlersOf } from '~/jobs/handling'
import type { alertJobs } from './jobs'
import { lookForFinds } from './look-for-finds.server'
import { writeDailyMails } from './write-daily-mails.server'

export const alertHandlers: HandlersOf<typeof alertJobs> = {
  'alerts.look': lookForFinds,
  'alerts.daily': atOnce(writeDailyMails),
}
