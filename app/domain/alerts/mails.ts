import { z } from 'zod'

export const alertMails = {
  /** Tells what a saved search found. */
  'saved_search.found': { detail: z.object({ savedSearchId: z.string() }), unsubscribable: true, toAnyAddress: false },
} as const
