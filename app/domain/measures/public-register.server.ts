import { and, desc, eq, exists, gte, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { indicatorOf } from '~/vocabulary/indicators'
import { communeOf, subjectOf } from '~/vocabulary/reference.server'
import { documentOf } from '~/vocabulary/tracks'
import { fold } from '~/language/fold'
import { dayOf, today } from '~db/clock'
import { db, type Reader } from '~db/connection'
import {
  certificates,
  engagements,
  measures,
  memberships,
  needGroupMembers,
  needs,
  organisations,
  outcomes,
  resultDocuments,
} from '~db/schema'
import type { Seen } from '../seen'
import { gainOf } from './flags'
import { READING_TIMES } from './lifecycle'
import { readingsOf } from './reading.server'

const memberNeeds = alias(needs, 'member_needs')

/** Whose a result is: in the work for a group the member's that holds it, or at whose place it was measured; else the enterprise's. */
const whose = sql<string>`coalesce(${needGroupMembers.organisationId}, ${engagements.organisationId})`

/** When that one agreed to be named. */
const namedAt = sql<Date | null>`case ${whose} when ${engagements.organisationId} then ${engagements.enterpriseNamedAt} else ${needGroupMembers.namedAt} end`

/** Somebody is left who can take the consent back. */
const canTakeBack = () =>
  exists(db.select({ id: memberships.userId }).from(memberships).where(eq(memberships.organisationId, whose)))

const rowsWhere = (where: SQL | undefined, reader: Reader = db) =>
  reader
    .select({
      id: outcomes.id,
      enterprise: organisations.name,
      subjectCode: outcomes.subjectCode,
      communeCode: sql<string | null>`coalesce(${memberNeeds.communeCode}, ${needs.communeCode})`,
      reportedAt: outcomes.reportedAt,
      decidedAt: outcomes.decidedAt,
      expiresOn: certificates.expiresOn,
      checkCode: certificates.checkCode,
      /** Covers what was reported by then. */
      isNamed: sql<boolean>`coalesce((${namedAt}) >= ${outcomes.reportedAt} and ${canTakeBack()}, 0)`.mapWith(Boolean),
      measure: measures,
      datedOn: resultDocuments.datedOn,
    })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .leftJoin(certificates, eq(certificates.id, outcomes.certificateId))
    .leftJoin(measures, eq(measures.id, outcomes.measureId))
    .leftJoin(resultDocuments, eq(resultDocuments.id, outcomes.documentId))
    .leftJoin(needGroupMembers, sql`${needGroupMembers.id} = coalesce(${certificates.memberId}, ${measures.memberId})`)
    .leftJoin(memberNeeds, eq(memberNeeds.id, needGroupMembers.needId))
    .innerJoin(organisations, eq(organisations.id, whose))
    .where(where)
    .orderBy(desc(outcomes.decidedAt), outcomes.id)
    .all()

type Row = ReturnType<typeof rowsWhere>[number]

function shown({ measure, ...row }: Row) {
  const given: ReturnType<typeof readingsOf> = measure ? readingsOf(measure.id, db) : {}
  const { baseline, after } = given
  const indicator = measure && indicatorOf(measure.indicatorId)
  return {
    ...row,
    subject: subjectOf(row.subjectCode),
    commune: row.communeCode ? communeOf(row.communeCode) : undefined,
    verifiedOn: row.decidedAt && dayOf(row.decidedAt),
    document: row.datedOn && { name: documentOf(row.subjectCode)!.name, datedOn: row.datedOn },
    measured:
      indicator && baseline && after
        ? {
            indicator,
            baseline,
            after,
            readings: READING_TIMES.flatMap((time) => given[time] ?? []),
            gain: gainOf(indicator.better, baseline.value, after.value),
          }
        : null,
  }
}
export type RegisterRow = ReturnType<typeof shown>

/** Verified, each paper once; a certificate that was neither suspended nor withdrawn, and whose last day has not passed. */
const stands = () =>
  and(
    eq(outcomes.status, 'verified'),
    isNull(outcomes.sameAsId),
    or(
      isNull(certificates.id),
      and(eq(certificates.status, 'active'), or(isNull(certificates.expiresOn), gte(certificates.expiresOn, today()))),
    ),
  )

export type RegisterSearch = { name: string; subject: string; commune: string; year: string }

/**
 * What a department verified, with the enterprises that agreed to be named, the last first, of those that a search finds; what can be
 * searched for; and how many more there are, whatever is searched for: a search must not find who is not named.
 */
export function publicRegister({ name, subject, commune, year }: RegisterSearch) {
  const all = rowsWhere(stands())
  const named = all.filter(({ isNamed }) => isNamed)
  const words = fold(name).split(/\s+/).filter(Boolean)
  const found = named.filter(
    (row) =>
      words.every((word) => fold(row.enterprise).includes(word)) &&
      (!subject || row.subjectCode === subject) &&
      (!commune || row.communeCode === commune) &&
      (!year || yearOf(row) === year),
  )
  const each = (of: (row: Row) => string | null) => [...new Set(named.flatMap((row) => of(row) ?? []))]
  return {
    rows: found,
    unnamed: all.length - named.length,
    subjects: each((row) => row.subjectCode),
    communes: each((row) => row.communeCode),
    years: each(yearOf).sort().reverse(),
  }
}

const yearOf = ({ decidedAt }: Row) => decidedAt && dayOf(decidedAt).slice(0, 4)

/** Rows as the register shows them. */
export const registerRows = (rows: readonly Row[]): RegisterRow[] => rows.map(shown)

/** What the register would say of an engagement, for one of its enterprises: all that was not rejected and is its own. */
export const resultsToName = ({ id }: Seen<'engagement'>, enterpriseId: string) => namable(id, enterpriseId).map(shown)

export const namable = (engagementId: string, enterpriseId: string, reader: Reader = db) =>
  rowsWhere(and(eq(engagements.id, engagementId), ne(outcomes.status, 'rejected'), eq(whose, enterpriseId)), reader)
