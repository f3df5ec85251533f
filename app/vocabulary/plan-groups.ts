import { z } from 'zod'
import groupsFile from './data/plan-groups.json'
import { referenceFiles } from './files'

const shape = z.object({
  groups: z.array(z.object({ code: z.string(), clause: z.string(), name: z.string(), name_en: z.string() })),
})

/** The groups of work that the province's plan names, in its order. */
export const PLAN_GROUPS = shape.parse(groupsFile).groups
export type PlanGroup = (typeof PLAN_GROUPS)[number]

/** The group of each subject: the first that the plan names it in. */
const groupOfSubject = new Map(
  referenceFiles().subjects.subjects.map(({ code, plan_clause }) => {
    const places = plan_clause.split('; ')
    const group = PLAN_GROUPS.find(
      ({ clause }) => clause === places.find((place) => PLAN_GROUPS.some((one) => one.clause === place)),
    )
    return [code, group?.code] as const
  }),
)

export const planGroupOf = (subjectCode: string): string | undefined => groupOfSubject.get(subjectCode)

/** The subjects of a group; of one that there is not, none. */
export const subjectsOfGroup = (group: string): string[] =>
  [...groupOfSubject].flatMap(([subject, own]) => (own === group ? [subject] : []))
