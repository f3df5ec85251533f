import { z } from 'zod'
import supportRulesFile from './data/support-rules.json'
import { told, worded } from './province'

/** What support the law may give for a consultant's price, checked for shape: what was not read gives no figure. */

const day = z.iso.date()
const share = z.object({
  percent: z.number().gt(0).max(100),
  /** Million VND, of all support by this rule in a year. */
  ceiling_million_a_year: z.number().positive(),
})

const rule = z
  .object({
    id: z.string(),
    name: worded,
    law: worded,
    confidence: told.confidence,
    /** `checked`: when somebody last looked whether it still stands; `note`: what was found. */
    validity: z.object({ from: day.nullable(), until: day.nullable(), checked: day, note: z.string() }),
    /** The consultant's price, or what laboratories and certification bodies are paid. */
    covers: z.enum(['price', 'certificate']),
    /** Kinds of enterprises that the figures are for; what they are for others is not known. */
    organisations: z.array(z.string()),
    /** By size class (decree 80/2021 Art. 5); a class that is missing here gets nothing. */
    sizes: z.partialRecord(z.enum(['micro', 'small', 'medium', 'large']), share),
    conditions: z.array(worded),
  })
  .refine((rule) => rule.confidence === 'high' || Object.keys(rule.sizes).length === 0, {
    message: 'figures need a source that was read (confidence: high)',
  })

export const supportRulesShape = z.object({
  source: z.string().min(1),
  rules: z.array(rule).min(1),
  /** What nobody could find out: asked of the department. */
  open_questions: z.array(z.object({ id: z.string(), confidence: z.literal('unverified'), text: worded })),
})

const supportRules = supportRulesShape.parse(supportRulesFile)
export type SupportRule = (typeof supportRules)['rules'][number]

export const SUPPORT_RULES: readonly SupportRule[] = supportRules.rules
export const SUPPORT_QUESTIONS = supportRules.open_questions
