import { z } from 'zod'
import { ALERT_FREQUENCIES, SAVED_SEARCH_KINDS } from './lifecycle'

const savedSearchId = z.string()
const frequency = z.enum(ALERT_FREQUENCIES)

export const alertEvents = {
  'saved_search.saved': z.strictObject({ savedSearchId, kind: z.enum(SAVED_SEARCH_KINDS), frequency }),
  'saved_search.changed': z.strictObject({ savedSearchId, frequency }),
  'saved_search.deleted': z.strictObject({ savedSearchId }),
  'saved_search.unsubscribed': z.strictObject({ savedSearchId }),
}
