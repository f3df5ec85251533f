import { z } from 'zod'

export const matchingEvents = {
  'need.matched': z.strictObject({ needId: z.string(), matches: z.int() }),
  /** Weights' versions, the new one and the one before. */
  'matching.weights_set': z.strictObject({ version: z.string(), from: z.string(), builtIn: z.boolean() }),
}
