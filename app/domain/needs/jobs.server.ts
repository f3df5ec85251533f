import { atOnce, type HandlersOf } from '~/jobs/handling'
import type { needJobs } from './jobs'
import { askSilentNeeds } from './silent-needs.server'

export const needHandlers: HandlersOf<typeof needJobs> = {
  'needs.ask_silent': atOnce(askSilentNeeds),
}
