import { z } from 'zod'
import { FILE_FORMATS } from '~/domain/exporting/lifecycle'
import { day } from './story-papers'

/** What the department follows up beyond the needs' own stories. */
export const followed = z.object({
  /** A colleague in the department, to whom the first is given. */
  officer: z.object({ day, email: z.string(), name: z.string() }),
  /** A consultant whom these needs invite as well, in vain. */
  silent: z.object({ consultant: z.string(), day, needs: z.array(z.string()).min(3) }),
  /** A consultant whose invitations are paused, and the need whose list is empty without them. */
  paused: z.object({ consultant: z.string(), day, reason: z.string(), need: z.string() }),
  /** The need whose last invitation is noted down about and given away. */
  noted: z.object({ need: z.string(), day, notes: z.array(z.string()) }),
  /** Lists with personal data that officers took along, and why. */
  taken: z.array(
    z.object({
      day,
      by: z.enum(['department', 'colleague']),
      list: z.enum(['enterprises', 'works']),
      year: z.number().optional(),
      filter: z.string(),
      columns: z.array(z.string()),
      format: z.enum(FILE_FORMATS),
      reason: z.string(),
    }),
  ),
})
export type DemoFollowed = z.output<typeof followed>
