import { z } from 'zod'

export const learningEvents = {
  'suggestion.looked_at': z.strictObject({ recordId: z.string() }),
}
