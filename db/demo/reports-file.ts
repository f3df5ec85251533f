import { z } from 'zod'
import { day } from './story-papers'

const report = z.object({
  year: z.number().int(),
  begun: day,
  /** In the order in which they were written; `text` null: what the figures say. */
  parts: z.array(
    z.object({
      part: z.string(),
      day,
      by: z.enum(['first', 'second']),
      text: z.string().nullable(),
      rows: z.array(z.array(z.string())).default([]),
    }),
  ),
  /** When a second officer closed it; left out: it is still written. */
  closed: day.optional(),
})

/** The yearly reports of a demo. */
export const demoReports = z.object({ reports: z.array(report).default([]) })
export type DemoReport = z.output<typeof report>
