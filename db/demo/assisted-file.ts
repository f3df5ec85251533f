import { z } from 'zod'
import { ENTERPRISE_KINDS } from '~/domain/accounts/lifecycle'
import { ARRIVALS } from '~/domain/assisted/lifecycle'
import { day } from './story-papers'

/** Needs that officers wrote down, each as far as it came. */
export const demoAssisted = z.array(
  z.object({
    day,
    /** The agency by its address; none: the department. */
    by: z.string().optional(),
    stage: z.enum(['writing', 'asked', 'confirmed', 'signed', 'refused', 'withdrawn']),
    /** An enterprise of the needs, by name; else `kind` says what a new one is. */
    name: z.string(),
    kind: z.enum(ENTERPRISE_KINDS).optional(),
    person: z.string(),
    phone: z.string().optional(),
    arrival: z.enum(ARRIVALS),
    text: z.string(),
    sector_code: z.string(),
    commune_code: z.string(),
    subjects: z.array(z.string()).min(1),
    /** When it was answered, or withdrawn; and why it was refused. */
    answered: day.optional(),
    reason: z.string().default(''),
  }),
)
export type DemoAssisted = z.output<typeof demoAssisted>
