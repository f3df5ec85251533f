import { z } from 'zod'
import holidaysFile from './data/holidays.json'

/** When nobody works in Vietnam, checked for shape. A year's decision comes in the autumn before it, and is entered by hand. */

type Day = `${number}-${number}-${number}`
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/) as unknown as z.ZodType<Day>

/** Where a day comes from, when that was said, and how sure it is. */
const told = { source: z.string().min(1), source_date: day, confidence: z.enum(['high', 'medium', 'low']) }

const holidays = z.object({
  source: z.string(),
  /** What is not entered, and why: no day stands here that was not read somewhere or computed. */
  left_out: z.array(z.string()),
  /** Days of the solar calendar that the law itself names, `MM-dd`. */
  every_year: z.array(z.object({ day: z.string().regex(/^\d\d-\d\d$/), name: z.string() })),
  years: z.array(
    z.object({
      year: z.number().int(),
      /** The days themselves; those that make up for one at a weekend follow by rule. */
      holidays: z.array(
        z.object({
          name: z.string(),
          occasion: z.enum(['tet', 'hung_kings', 'national_day']),
          from: day,
          to: day,
          ...told,
        }),
      ),
      /** A working day on which nobody works, and the day off on which the work is done. */
      swaps: z.array(z.object({ off: day, worked: day, ...told })),
    }),
  ),
})
export type Holidays = z.output<typeof holidays>

export const HOLIDAYS: Holidays = holidays.parse(holidaysFile)
