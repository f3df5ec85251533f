import { z } from 'zod'
import selfCheckFile from './data/self-check.json'
import { told, worded } from './province'

/** The self-check of productivity and quality, and what is known of the national one, checked for shape. */

export const SELF_CHECK_FIELDS = ['farm', 'factory', 'service'] as const
export type SelfCheckField = (typeof SELF_CHECK_FIELDS)[number]

/** From the first state to the last. */
export const LEVELS = [1, 2, 3, 4] as const
export type Level = (typeof LEVELS)[number]
/** Where there is something to gain. */
export const WEAK_LEVELS = [1, 2] as const satisfies readonly Level[]

const question = z.object({
  /** Kept answers name it: a question whose states mean something else takes another id. */
  id: z.string().regex(/^[a-z-]+$/),
  /** Short, for a chart. */
  name: worded,
  ask: worded,
  /** What is to be seen at each level. */
  states: z.array(worded).length(LEVELS.length),
  /** What to do next at each of the weak levels, as advice. */
  next: z.array(worded).length(WEAK_LEVELS.length),
  /** Subjects that help whoever is at one of the first levels. */
  subjects: z.array(z.string()).min(1),
  /** The trouble as an enterprise would tell it. */
  need: worded,
})

const shape = z.object({
  ...told,
  /** Another one for other questions, or another order: results in addresses say theirs. */
  edition: z.number().int().positive(),
  /** `sections`: of the sector classification; `*`: all others. */
  fields: z.array(z.object({ id: z.enum(SELF_CHECK_FIELDS), name: worded, sections: z.array(z.string()).min(1) })),
  levels: z.array(worded).length(LEVELS.length),
  /** For everybody, and those of a field alone. */
  questions: z.array(question).min(1),
  own: z.record(z.enum(SELF_CHECK_FIELDS), z.array(question)),
  national: z.object({
    name: worded,
    url: z.url(),
    facts: z.array(z.object({ text: worded, confidence: told.confidence, source: z.string().min(1) })),
  }),
})

const file = shape.parse(selfCheckFile)
export type SelfCheckQuestion = z.output<typeof question>

export const SELF_CHECK_EDITION = file.edition
export const NATIONAL_CHECK = file.national

export const isSelfCheckField = (text: string | undefined): text is SelfCheckField =>
  SELF_CHECK_FIELDS.some((field) => field === text)
export const fieldName = (field: SelfCheckField) => file.fields.find(({ id }) => id === field)!.name
export const levelName = (level: Level) => file.levels[level - 1]!

/** The questions of a field, in the order in which they are asked. */
export const questionsOf = (field: SelfCheckField): SelfCheckQuestion[] => [...file.questions, ...file.own[field]]

/** The field of a section of the sector classification. */
export const fieldOfSection = (section: string): SelfCheckField =>
  (file.fields.find(({ sections }) => sections.includes(section)) ??
    file.fields.find(({ sections }) => sections.includes('*')))!.id
