import type { HandlersOf } from '~/jobs/handling'
import type { matchingJobs } from './jobs'
import { followProfiles, refreshMatches } from './refresh-matches.server'
import { suggestMatches } from './suggest-matches.server'

export const matchingHandlers: HandlersOf<typeof matchingJobs> = {
  'matching.suggest': ({ needId }) => suggestMatches(needId),
  'matching.follow': {
    by: () => 'all',
    together: (changed) => followProfiles(changed.map(({ profileId }) => profileId)),
  },
  'matching.refresh': refreshMatches,
}
