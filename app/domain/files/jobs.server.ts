import { atOnce, type HandlersOf } from '~/jobs/handling'
import type { fileJobs } from './jobs'
import { moveAllOut, moveOut, removeObject } from './move-out.server'
import { forgetReceived } from './receive-file.server'
import { sweepUploads } from './uploads.server'

export const fileHandlers: HandlersOf<typeof fileJobs> = {
  'files.forget': atOnce(forgetUnused),
  'files.move_out': moveOut,
  'files.remove_object': removeObject,
  'files.move_all_out': moveAllOut,
}

/** What was sent and came into no record goes, whole or not. */
export function forgetUnused() {
  sweepUploads()
  forgetReceived()
}
