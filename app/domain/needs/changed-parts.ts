import { isDeepStrictEqual } from 'node:util'

/** What of a published need may change, and is told to whoever was invited. */
export const NEED_PARTS = [
  'text',
  'files',
  'sector',
  'commune',
  'budget',
  'languages',
  'work_mode',
  'subjects',
] as const
export type NeedPart = (typeof NEED_PARTS)[number]

/** Of the form's parts, where each stands. */
const COLUMNS = {
  text: 'text',
  files: 'files',
  sector: 'sectorCode',
  commune: 'communeCode',
  budget: 'budgetMillion',
  languages: 'languages',
  work_mode: 'workMode',
} as const satisfies Partial<Record<NeedPart, string>>

type Said = Record<(typeof COLUMNS)[keyof typeof COLUMNS], unknown>

/** The parts in which two tellings of a need differ; lists in whatever order. */
export const partsChanged = (before: Said, after: Said): NeedPart[] =>
  (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter(
    (part) => !isDeepStrictEqual(sorted(before[COLUMNS[part]]), sorted(after[COLUMNS[part]])),
  )

const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...(value as string[])].sort() : value)
