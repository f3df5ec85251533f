import { and, desc, eq, gte, inArray, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { certificates, engagements, needs, needSubjects, organisations, outcomes, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { profileIsPublic } from '../directory/queries.server'
import { engagementOf } from '../engagement/queries.server'
import { type Asking, monthsTaken, mostLike } from './told-results'

const consultants = alias(organisations, 'consultants')

/** What is told of a result: never the enterprise's name. */
const everyResult = () =>
  db
    .select({
      outcomeId: outcomes.id,
      needId: needs.id,
      enterpriseKind: needs.enterpriseKind,
      sectorCode: needs.sectorCode,
      communeCode: needs.communeCode,
      provinceCode: needs.provinceCode,
      subjectCode: certificates.subjectCode,
      startedAt: engagements.startedAt,
      issuedOn: certificates.issuedOn,
      profileId: profiles.id,
      consultant: consultants.name,
      reportedAt: outcomes.reportedAt,
    })
    .from(outcomes)
    .innerJoin(certificates, eq(certificates.id, outcomes.certificateId))
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))

type Row = ReturnType<ReturnType<typeof everyResult>['all']>[number]
export type ToldResult = ReturnType<typeof withMonths>

const withMonths = ({ startedAt, ...row }: Row) => ({ ...row, months: monthsTaken(dayOf(startedAt), row.issuedOn) })

const RESULTS_SHOWN = 3
/** The newest that are compared. */
const POOL = 200

/**
 * Results to encourage somebody who asks for the same: verified, both sides agreed that it is told, the consultant is
 * still public, in a subject of the need, the most similar first. `notOf`: the organisation that asks, whose own are no news.
 */
export function toldResults(asking: Asking & { notOf: string | null }): ToldResult[] {
  const rows = everyResult()
    .where(
      and(
        mayBeTold(),
        inArray(certificates.subjectCode, [...asking.subjects]),
        asking.notOf ? ne(engagements.organisationId, asking.notOf) : undefined,
      ),
    )
    .orderBy(desc(certificates.issuedOn), outcomes.id)
    .limit(POOL)
    .all()
  const subjects = subjectsOf(rows.map(({ needId }) => needId))
  const compared = rows.map((row) => ({ ...row, subjects: subjects.get(row.needId) ?? [] }))
  return mostLike(asking, compared).slice(0, RESULTS_SHOWN).map(withMonths)
}

/** The newest results that may be told to anybody. */
export const recentResults = (): ToldResult[] =>
  everyResult()
    .where(mayBeTold())
    .orderBy(desc(certificates.issuedOn), outcomes.id)
    .limit(RESULTS_SHOWN)
    .all()
    .map(withMonths)

/**
 * Verified, both sides agreed that it is told, and the consultant is still public. Who agrees has read what was reported by
 * then: what is reported later, or again in other words, is asked for anew.
 */
const mayBeTold = () =>
  and(
    eq(outcomes.status, 'verified'),
    gte(engagements.enterpriseAgreedAt, outcomes.reportedAt),
    gte(engagements.consultantAgreedAt, outcomes.reportedAt),
    profileIsPublic(),
  )

function subjectsOf(needIds: string[]): Map<string, string[]> {
  const codes = new Map<string, string[]>()
  for (const row of db.select().from(needSubjects).where(inArray(needSubjects.needId, needIds)).all()) {
    codes.set(row.needId, [...(codes.get(row.needId) ?? []), row.subjectCode])
  }
  return codes
}

/** What would be told of an engagement, for its parties before they agree: every result that was not rejected. */
export function resultsToTell(actor: Actor, engagementId: string): ToldResult[] {
  const { id } = engagementOf(actor, engagementId)
  return everyResult()
    .where(and(eq(engagements.id, id), ne(outcomes.status, 'rejected')))
    .orderBy(certificates.issuedOn, outcomes.id)
    .all()
    .map(withMonths)
}
