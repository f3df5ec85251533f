import { isDeepStrictEqual } from 'node:util'

/** What of a published need may change. */
export const NEED_PARTS = [
  'text',
  'files',
  'sector',
  'commune',
  'budget',
  'languages',
  'work_mode',
  'subjects',
  'members',
] as const
export type NeedPart = (typeof NEED_PARTS)[number]

/** Without what the enterprise means to spend: consultants do not see it, and nothing that they answered depends on it. */
export const partsSeen = (parts: readonly NeedPart[]): NeedPart[] => parts.filter((part) => part !== 'budget')

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
