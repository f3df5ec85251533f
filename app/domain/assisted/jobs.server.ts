import { atOnce, type HandlersOf } from '~/jobs/handling'
import { forgetEntries } from './forget-entries.server'
import type { assistedJobs } from './jobs'

export const assistedHandlers: HandlersOf<typeof assistedJobs> = {
  'assisted.forget': atOnce(forgetEntries),
}
