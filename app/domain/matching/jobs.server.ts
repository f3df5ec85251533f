import type { HandlersOf } from '~/jobs/handling'
import type { matchingJobs } from './jobs'
import { suggestMatches } from './suggest-matches.server'

export const matchingHandlers: HandlersOf<typeof matchingJobs> = {
  'matching.suggest': ({ needId }) => suggestMatches(needId),
}
