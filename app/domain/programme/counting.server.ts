import {
  and,
  count,
  desc,
  eq,
  exists,
  gte,
  inArray,
  isNull,
  lt,
  notExists,
  notInArray,
  type SQL,
  sql,
} from 'drizzle-orm'
import { PLAN_GROUPS, subjectsOfGroup } from '~/vocabulary/plan-groups'
import { now, today } from '~db/clock'
import { db } from '~db/connection'
import { needFlow, needFlowSubjects, needs, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { overdueBefore } from '../overdue'
import { demandCondition } from './demand.server'
import { DEMAND, type FigureName, FIGURES, type RecordList, UNASKED_DAYS, WAITING } from './figures'
import { ownCommune } from './own-commune.server'
import { canSeeProgramme } from './policy'
import { type Cut, NO_LANGUAGE, type Scope, spanOf, UNKNOWN } from './scope'

const DAY = 86_400_000

/** Which needs of a subject, of a group of the plan, or of both. */
export const askedSubjects = ({ subject, group }: Scope): SQL | undefined =>
  and(
    subject && subject !== UNKNOWN ? eq(needFlowSubjects.subjectCode, subject) : undefined,
    group && group !== UNKNOWN ? inArray(needFlowSubjects.subjectCode, subjectsOfGroup(group)) : undefined,
  )

/** Milliseconds since 1970 of a need's first verified result; within a subject or group a result counts for its own subject only. */
const certifiedAt = (scope: Scope): SQL =>
  askedSubjects(scope)
    ? sql`(${db
        .select({ at: sql`min(${needFlowSubjects.certifiedAt})` })
        .from(needFlowSubjects)
        .where(and(eq(needFlowSubjects.flowId, needFlow.id), askedSubjects(scope)))})`
    : sql`${needFlow.certifiedAt}`

/** When a need came as far as a figure counts; null: it did not. */
export const reachedAt = (name: FigureName, scope: Scope): SQL =>
  ({
    needs: sql`${needFlow.publishedAt}`,
    requested: sql`${needFlow.requestedAt}`,
    replied: sql`${needFlow.repliedAt}`,
    proposed: sql`${needFlow.proposedAt}`,
    awarded: sql`${needFlow.awardedAt}`,
    completed: sql`${needFlow.completedAt}`,
    certified: certifiedAt(scope),
  })[name]

const isIn = <L extends RecordList>(lists: readonly L[], list: RecordList): list is L =>
  (lists as readonly RecordList[]).includes(list)

/** What makes a need count, by list. */
export function condition(list: RecordList, scope: Scope): SQL {
  if (isIn(DEMAND, list)) return demandCondition(list)
  if (!isIn(WAITING, list)) return sql`${reachedAt(list, scope)} is not null`
  const request = (...conditions: (SQL | undefined)[]) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(requests)
        .where(and(eq(requests.needId, needFlow.needId), ...conditions)),
    )
  const open = inArray(
    needFlow.needId,
    db
      .select({ id: needs.id })
      .from(needs)
      .where(and(eq(needs.status, 'published'), list === 'unasked' ? isLongOpen() : undefined)),
  )
  return list === 'unasked'
    ? and(open, sql`not ${request(notInArray(requests.status, ['withdrawn', 'closed']))}`)!
    : and(open, request(eq(requests.status, 'sent'), lt(requests.dueAt, overdueBefore(today()))))!
}

const isLongOpen = () =>
  sql`coalesce(${needs.reopenedAt}, ${needs.publishedAt}) < ${now().getTime() - UNASKED_DAYS * DAY}`

const columnOf = {
  commune: needFlow.communeCode,
  section: needFlow.section,
  enterpriseKind: needFlow.kind,
  size: needFlow.size,
  channel: needFlow.channel,
  consultant: needFlow.profileId,
} as const
type ColumnCut = keyof typeof columnOf
const COLUMN_CUTS = Object.keys(columnOf) as ColumnCut[]

/** Needs of a province that are counted, in a scope; `span` instead of the scope's own time. */
export function inScope(provinceCode: string, scope: Scope, span = spanOf(scope)): SQL {
  const { subject, group, language } = scope
  const row = (cut: ColumnCut) => {
    const code = scope[cut]
    if (!code) return undefined
    return code === UNKNOWN ? isNull(columnOf[cut]) : eq(columnOf[cut], code)
  }
  const asked = askedSubjects(scope)
  const ofSubjects = db.select({ one: sql`1` }).from(needFlowSubjects)
  return and(
    eq(needFlow.provinceCode, provinceCode),
    span && gte(needFlow.publishedAt, span.from),
    span && lt(needFlow.publishedAt, span.before),
    ...COLUMN_CUTS.map(row),
    language ? eq(needFlow.languages, language === NO_LANGUAGE ? '' : language) : undefined,
    asked && exists(ofSubjects.where(and(eq(needFlowSubjects.flowId, needFlow.id), asked))),
    subject === UNKNOWN || group === UNKNOWN
      ? notExists(ofSubjects.where(eq(needFlowSubjects.flowId, needFlow.id)))
      : undefined,
  )!
}

/** The province whose figures of a scope the actor may see; `not_found` for everybody else. */
export const scopeOf = (actor: Actor, { commune }: Scope = {}) => {
  if (!canSeeProgramme(actor) && (!commune || ownCommune(actor) !== commune)) throw notFound()
  return actor.provinceCode!
}

const countedAs = (scope: Scope) =>
  Object.fromEntries(
    FIGURES.map((name) => [name, sql<number>`count(${reachedAt(name, scope)})`.as(`count_${name}`)]),
  ) as Record<FigureName, SQL.Aliased<number>>

export type FigureRow = Record<FigureName, number>

/** The department's figures in all. Each equals the length of `needRecords` of the same list and scope. */
export const programmeFigures = (actor: Actor, scope: Scope = {}, span = spanOf(scope)): FigureRow =>
  db
    .select(countedAs(scope))
    .from(needFlow)
    .where(inScope(scopeOf(actor, scope), scope, span))
    .get()!

/** The figures of each row of a cut, most needs first; a need with two subjects stands in two rows. */
export function figuresBy(actor: Actor, cut: Cut, scope: Scope = {}): (FigureRow & { code: string })[] {
  const inside = inScope(scopeOf(actor, scope), scope)
  if (cut === 'subject' || cut === 'group') return figuresBySubjects(cut, scope, inside)
  const code = codeOf(cut)
  return db
    .select({ code, ...countedAs(scope) })
    .from(needFlow)
    .where(inside)
    .groupBy(code)
    .orderBy(desc(count()), code)
    .all()
}

const codeOf = (cut: ColumnCut | 'language'): SQL<string> =>
  cut === 'language'
    ? sql<string>`iif(${needFlow.languages} = '', ${NO_LANGUAGE}, ${needFlow.languages})`
    : sql<string>`coalesce(${columnOf[cut]}, ${UNKNOWN})`

/** A subject's row, or its group's; within it a result counts for the row's own subjects only. */
function figuresBySubjects(cut: 'subject' | 'group', scope: Scope, inside: SQL) {
  const rows = rowsOf(cut, scope)
  const code = sql<string>`coalesce(${rows.code}, ${UNKNOWN})`
  const counts = FIGURES.map((name) => [
    name,
    sql<number>`count(${name === 'certified' ? rows.certifiedAt : reachedAt(name, scope)})`.as(`count_${name}`),
  ])
  return db
    .select({ code, ...(Object.fromEntries(counts) as Record<FigureName, SQL.Aliased<number>>) })
    .from(needFlow)
    .leftJoin(rows, eq(rows.flowId, needFlow.id))
    .where(inside)
    .groupBy(code)
    .orderBy(desc(count()), code)
    .all()
}

/** In which rows of a cut by subject each need stands, once in each, with the first verified result of that row. */
function rowsOf(cut: 'subject' | 'group', scope: Scope) {
  const code = cut === 'subject' ? sql<string>`${needFlowSubjects.subjectCode}` : groupCode()
  return db
    .select({
      flowId: needFlowSubjects.flowId,
      code: code.as('row_code'),
      certifiedAt: sql<number | null>`min(${needFlowSubjects.certifiedAt})`.as('row_certified_at'),
    })
    .from(needFlowSubjects)
    .where(askedSubjects(scope))
    .groupBy(needFlowSubjects.flowId, code)
    .as('subject_rows')
}

const groupCode = () =>
  sql<string>`case ${sql.join(
    PLAN_GROUPS.map(
      ({ code }) => sql`when ${inArray(needFlowSubjects.subjectCode, subjectsOfGroup(code))} then ${code}`,
    ),
    sql` `,
  )} else ${UNKNOWN} end`

/** Of one figure, how many needs stand in each row of both of two cuts. */
export function crossed(actor: Actor, figure: FigureName, [down, across]: readonly [Cut, Cut], scope: Scope = {}) {
  return figuresBy(actor, down, scope).flatMap(({ code }) =>
    figuresBy(actor, across, { ...scope, [down]: code }).map((row) => ({
      down: code,
      across: row.code,
      count: row[figure],
    })),
  )
}
