import { z } from 'zod'
import file from './data/group-certificates.json'

/** Schemes that know one certificate for a group of producers, with their rules, checked for shape. */

const worded = z.object({ vi: z.string().min(1), en: z.string().min(1) })

const shape = z.object({
  note: z.string(),
  /** What is not entered, and why. */
  left_out: z.array(z.string()),
  schemes: z.array(
    z.object({
      id: z.string(),
      subjects: z.array(z.string()).min(1),
      name: worded,
      rules: z.array(worded).min(1),
      source: z.string().min(1),
      confidence: z.enum(['high', 'medium', 'low']),
    }),
  ),
})

export const GROUP_SCHEMES = shape.parse(file).schemes
export type GroupScheme = (typeof GROUP_SCHEMES)[number]

/** The scheme by which a group is certified in a subject; undefined where no source of ours says that there is one. */
export const groupSchemeOf = (subjectCode: string): GroupScheme | undefined =>
  GROUP_SCHEMES.find(({ subjects }) => subjects.includes(subjectCode))
