import { z } from 'zod'
import { MARKS } from '~/domain/reviews/lifecycle'

const said = z.object({
  marks: z.array(z.literal(MARKS)),
  text: z.string().optional(),
  named: z.boolean().default(false),
})

/** What the two sides of a story say of each other once the work is over. */
export const demoReviews = z.object({
  enterprise: said.optional(),
  consultant: said.optional(),
  /** The consultant's, to what the enterprise said; and what became of it where the consultant reported it. */
  reply: z.string().optional(),
  reported: z.enum(['open', 'hidden', 'shown']).optional(),
})
