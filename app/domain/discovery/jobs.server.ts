import type { HandlersOf } from '~/jobs/handling'
import { ensureIndexes, syncDocuments } from './indexes.server'
import type { discoveryJobs } from './jobs'

export const discoveryHandlers: HandlersOf<typeof discoveryJobs> = {
  'search.sync': {
    by: ({ index }) => index,
    together: (syncs) => syncDocuments(syncs[0]!.index, [...new Set(syncs.map(({ id }) => id))]),
  },
  'search.ensure': () => ensureIndexes(),
}
