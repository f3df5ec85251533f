import { atOnce, type HandlersOf } from '~/jobs/handling'
import type { fileJobs } from './jobs'
import { forgetReceived } from './receive-file.server'
import { sweepUploads } from './uploads.server'

export const fileHandlers: HandlersOf<typeof fileJobs> = {
  'files.forget': atOnce(forgetUnused),
}

/** What was sent and came into no record goes, whole or not. */
export function forgetUnused() {
  sweepUploads()
  forgetReceived()
}
