import { atOnce, type HandlersOf } from '~/jobs/handling'
import { forgetRecords } from './forget-records.server'
import type { learningJobs } from './jobs'

export const learningHandlers: HandlersOf<typeof learningJobs> = {
  'learning.forget': atOnce(forgetRecords),
}
