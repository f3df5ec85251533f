import { atOnce, type HandlersOf } from '~/jobs/handling'
import type { fileJobs } from './jobs'
import { forgetReceived } from './receive-file.server'

export const fileHandlers: HandlersOf<typeof fileJobs> = {
  'files.forget': atOnce(forgetReceived),
}
