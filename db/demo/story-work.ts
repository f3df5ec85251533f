import { z } from 'zod'

/** What a story of the demo says of the steps of its work. */
export const storyWork = {
  /** Those who are invited, the first of whom is chosen; else the first ones who do what is asked for. */
  consultants: z.array(z.string()).min(1).optional(),
  /** The steps of a track that the chosen one offers as milestones, as the form proposes them. */
  way: z
    .object({
      track: z.string(),
      /** Those that both sides keep, with the weeks that they changed them to; else all of them in their usual weeks. */
      weeks: z.record(z.string(), z.number().int()).optional(),
      scope: z.string(),
      fee_million: z.number().int(),
    })
    .optional(),
  /**
   * What was delivered so far in work that is under way, in turn: on which day of the story. It is accepted three days later,
   * or given back after two (`back`: why), or waits. Work that is done delivers every step about its day.
   */
  delivered: z
    .array(
      z.object({
        after: z.number(),
        note: z.string().optional(),
        back: z.string().optional(),
        waits: z.boolean().default(false),
      }),
    )
    .optional(),
  /** What both sides wrote down, where it is not the usual. */
  diary: z
    .array(
      z.object({
        side: z.enum(['consultant', 'enterprise']),
        after: z.number(),
        kind: z.enum(['visit', 'online', 'other']),
        hours: z.number(),
        text: z.string(),
      }),
    )
    .optional(),
}
