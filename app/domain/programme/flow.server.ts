import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { sectionCode } from '~/vocabulary/reference.server'
import { db, type Reader, transact, type Tx } from '~db/connection'
import {
  engagements,
  needFlow,
  needFlowSubjects,
  needs,
  needSubjects,
  organisations,
  outcomes,
  proposals,
  requests,
} from '~db/schema'
import { sizeOf } from '../accounts/size-of.server'
import { groupBy } from '../group-by'
import { SELF } from './scope'

export type FlowRow = Omit<typeof needFlow.$inferSelect, 'id'> & {
  subjects: { code: string; certifiedAt: Date | null }[]
}

/** Milliseconds since 1970, of rows of another table that belong to the need; the builder keeps the names of both tables. */
const first = (query: { getSQL(): ReturnType<typeof sql> }) =>
  sql`(${query})`.mapWith((value: number | null) => (value === null ? null : new Date(value)))

const verified = and(eq(outcomes.status, 'verified'), isNull(outcomes.sameAsId))

/**
 * How far needs have come, from their own records: of all that are counted, or of some. Counted is a need once it was published, unless
 * it rests in a group, whose joint need stands for it.
 */
export function flowOf(reader: Reader, needIds?: readonly string[]): FlowRow[] {
  const ofNeeds = needIds ? inArray(needs.id, [...needIds]) : undefined
  const rows = reader
    .select({
      need: needs,
      enterprise: organisations,
      work: engagements,
      requestedAt: first(
        db
          .select({ at: sql`min(${requests.sentAt})` })
          .from(requests)
          .where(eq(requests.needId, needs.id)),
      ),
      repliedAt: first(
        db
          .select({ at: sql`min(${requests.answeredAt})` })
          .from(requests)
          .where(eq(requests.needId, needs.id)),
      ),
      proposedAt: first(
        db
          .select({ at: sql`min(${proposals.submittedAt})` })
          .from(proposals)
          .where(eq(proposals.needId, needs.id)),
      ),
    })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .leftJoin(engagements, eq(engagements.needId, needs.id))
    .where(
      and(
        isNotNull(needs.publishedAt),
        or(isNull(needs.closeReason), sql`${needs.closeReason} <> 'in_group'`),
        ofNeeds,
      ),
    )
    .all()
  const subjects = groupBy(
    reader
      .select({ needId: needSubjects.needId, code: needSubjects.subjectCode })
      .from(needSubjects)
      .where(needIds ? inArray(needSubjects.needId, [...needIds]) : undefined)
      .all(),
    ({ needId }) => needId,
  )
  const results = groupBy(
    reader
      .select({ needId: engagements.needId, code: outcomes.subjectCode, at: outcomes.decidedAt })
      .from(outcomes)
      .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
      .where(and(verified, needIds ? inArray(engagements.needId, [...needIds]) : undefined))
      .all(),
    ({ needId }) => needId,
  )
  return rows.map(({ need, enterprise, work, ...times }) => {
    const own = results.get(need.id) ?? []
    return {
      needId: need.id,
      provinceCode: need.provinceCode,
      publishedAt: need.publishedAt!,
      communeCode: need.communeCode,
      section: sectionCode(need.sectorVersion, need.sectorCode),
      kind: need.enterpriseKind ?? enterprise.enterpriseKind,
      size: sizeOf(enterprise),
      languages: [...need.languages].sort().join('+'),
      channel: need.assistedAgencyId ?? SELF,
      profileId: work?.profileId ?? null,
      ...times,
      awardedAt: work?.startedAt ?? null,
      completedAt: work?.status === 'completed' ? work.completedAt : null,
      certifiedAt: earliest(own),
      subjects: (subjects.get(need.id) ?? [])
        .map(({ code }) => ({ code, certifiedAt: earliest(own.filter((result) => result.code === code)) }))
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
    }
  })
}

const earliest = (results: readonly { at: Date | null }[]): Date | null =>
  results.reduce<Date | null>((least, { at }) => (at && (!least || at < least) ? at : least), null)

/** Writes how far some needs have come; what is not counted has no row. */
export function writeFlow(tx: Tx, needIds: readonly string[]) {
  const rows = new Map(flowOf(tx, needIds).map((row) => [row.needId, row]))
  for (const needId of needIds) {
    const row = rows.get(needId)
    if (!row) {
      tx.delete(needFlow).where(eq(needFlow.needId, needId)).run()
      continue
    }
    const { subjects, ...columns } = row
    const { id } = tx
      .insert(needFlow)
      .values(columns)
      .onConflictDoUpdate({ target: needFlow.needId, set: columns })
      .returning({ id: needFlow.id })
      .get()
    tx.delete(needFlowSubjects).where(eq(needFlowSubjects.flowId, id)).run()
    for (const { code, certifiedAt } of subjects)
      tx.insert(needFlowSubjects).values({ flowId: id, subjectCode: code, certifiedAt }).run()
  }
}

/** The rows as they are written, in the shape that `flowOf` makes. */
function writtenFlow(reader: Reader): FlowRow[] {
  const subjects = groupBy(reader.select().from(needFlowSubjects).all(), ({ flowId }) => flowId)
  return reader
    .select()
    .from(needFlow)
    .all()
    .map(({ id, ...row }) => ({
      ...row,
      subjects: (subjects.get(id) ?? [])
        .map(({ subjectCode, certifiedAt }) => ({ code: subjectCode, certifiedAt }))
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
    }))
}

/** The needs whose row is not what their records say: none, unless something went past the commands. */
export function flowDifferences(reader: Reader = db): string[] {
  const byNeed = (rows: FlowRow[]) =>
    new Map(rows.map((row) => [row.needId, JSON.stringify(Object.entries(row).sort())]))
  const written = byNeed(writtenFlow(reader))
  const counted = byNeed(flowOf(reader))
  return [...new Set([...written.keys(), ...counted.keys()])].filter(
    (needId) => written.get(needId) !== counted.get(needId),
  )
}

/** Needs written in one transaction when all are counted anew: others wait no longer than for a page. */
const AT_ONCE = 200

/** Writes how far each need has come, some at a time; how many needs were looked at. */
export function recountFlow(): number {
  const every = db
    .select({ id: needs.id })
    .from(needs)
    .leftJoin(needFlow, eq(needFlow.needId, needs.id))
    .where(or(isNotNull(needs.publishedAt), isNotNull(needFlow.id)))
    .all()
  for (let from = 0; from < every.length; from += AT_ONCE)
    transact((tx) => {
      writeFlow(
        tx,
        every.slice(from, from + AT_ONCE).map(({ id }) => id),
      )
    })
  return every.length
}

/** For a database of before there were these rows. */
export function fillEmptyFlow() {
  if (!db.select({ id: needFlow.id }).from(needFlow).limit(1).get()) recountFlow()
}
