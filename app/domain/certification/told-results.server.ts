import { and, asc, desc, eq, exists, gte, inArray, isNull, ne, not, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import {
  certificateMembers,
  certificates,
  engagements,
  measureReadings,
  measures,
  needGroupMembers,
  needGroups,
  needs,
  needSubjects,
  organisations,
  outcomes,
  profiles,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import type { Day } from '../days'
import { type MeasuredChange, measuredGains, ownGain } from '../directory/measured-gains.server'
import { profileIsPublic } from '../directory/queries.server'
import { sideOf } from '../engagement/policy'
import { engagementOf } from '../engagement/queries.server'
import { groupBy } from '../group-by'
import type { Seen } from '../seen'
import { type Asking, monthsTaken, mostLike } from './told-results'

const consultants = alias(organisations, 'consultants')
/** In the work for a group: the member that holds the certificate, and its own need. */
const holders = alias(needGroupMembers, 'holders')
const holderNeeds = alias(needs, 'holder_needs')

/** What is said of whoever holds the certificate stands in its own need. */
const ofHolder = <C extends 'enterpriseKind' | 'sectorCode' | 'communeCode'>(column: C) =>
  sql<(typeof needs.$inferSelect)[C]>`iif(${holders.id} is null, ${needs[column]}, ${holderNeeds[column]})`

/** The work was for a group. */
const isOfGroup = () =>
  sql<boolean>`${exists(
    db.select({ id: needGroups.id }).from(needGroups).where(eq(needGroups.jointNeedId, needs.id)),
  )}`.mapWith(Boolean)

/** The day of the certificate, or of the last reading after the work. */
const resultDay = sql<Day>`coalesce(${certificates.issuedOn}, (${db
  .select({ day: measureReadings.measuredOn })
  .from(measureReadings)
  .where(and(eq(measureReadings.measureId, measures.id), eq(measureReadings.time, 'after')))
  .orderBy(desc(measureReadings.number))
  .limit(1)}))`

/** What is told of a result: never the enterprise's name. */
const everyResult = () =>
  db
    .select({
      outcomeId: outcomes.id,
      engagementId: engagements.id,
      needId: needs.id,
      certificateId: certificates.id,
      measureId: measures.id,
      memberId: certificates.memberId,
      isOfGroup: isOfGroup(),
      holderId: holders.organisationId,
      representativeId: engagements.organisationId,
      enterpriseKind: ofHolder('enterpriseKind'),
      sectorCode: ofHolder('sectorCode'),
      communeCode: ofHolder('communeCode'),
      provinceCode: needs.provinceCode,
      subjectCode: outcomes.subjectCode,
      startedAt: engagements.startedAt,
      issuedOn: resultDay,
      profileId: profiles.id,
      consultant: consultants.name,
      reportedAt: outcomes.reportedAt,
    })
    .from(outcomes)
    .leftJoin(certificates, eq(certificates.id, outcomes.certificateId))
    .leftJoin(measures, eq(measures.id, outcomes.measureId))
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .leftJoin(holders, eq(holders.id, certificates.memberId))
    .leftJoin(holderNeeds, eq(holderNeeds.id, holders.needId))

type Row = ReturnType<ReturnType<typeof everyResult>['all']>[number]
export type ToldResult = NonNullable<ReturnType<typeof shown>>
type Told =
  { kind: 'certificate' } | ({ kind: 'measure' } & Pick<MeasuredChange, 'indicatorId' | 'level'> & { gain: number })

/** A measure is told where it became better by this work, by a whole per cent. */
function toldOf({ measureId }: Row, gains: ReturnType<typeof measuredGains>): Told | null {
  if (measureId === null) return { kind: 'certificate' }
  const change = gains.get(measureId)
  const gain = change ? ownGain(change) : null
  if (gain === null || Math.round(gain * 100) < 1) return null
  const { indicatorId, level } = change!
  return { kind: 'measure', indicatorId, level, gain }
}

/** `others`: of what is a group's, those in the certificate's register that may be named beside the representative; null: it is one enterprise's. */
function shown(row: Row, { registers, gains }: ReturnType<typeof besides>, reader?: string) {
  const {
    startedAt,
    certificateId,
    measureId: ___,
    holderId: _,
    representativeId: __,
    isOfGroup: isGroups,
    ...rest
  } = row
  const result = toldOf(row, gains)
  if (!result) return null
  const register = certificateId ? registers.get(certificateId) : isGroups ? [] : undefined
  return {
    ...rest,
    result,
    months: monthsTaken(dayOf(startedAt), row.issuedOn),
    others: register?.filter((entry) => isNamed(entry, row.reportedAt, reader)) ?? null,
  }
}

type Entry = ReturnType<typeof readRegisters>[number]

/** Agreed to what was reported by then; `reader` reads what is told if it agrees as well. */
const isNamed = (entry: Entry, reportedAt: Date, reader?: string) =>
  !entry.isRepresentative &&
  entry.leftOn === null &&
  (entry.organisationId === reader ||
    (entry.agreedAt !== null && entry.agreedAt.getTime() >= askedAt(entry, reportedAt).getTime()))

/** Since when a member stands in what is told: it was reported, and it is in the register. */
const askedAt = ({ addedAt }: Pick<Entry, 'addedAt'>, reportedAt: Date) =>
  addedAt && addedAt > reportedAt ? addedAt : reportedAt

const readRegisters = (certificateIds: readonly string[]) =>
  db
    .select({
      certificateId: certificateMembers.certificateId,
      organisationId: needGroupMembers.organisationId,
      isRepresentative: sql<boolean>`${needGroupMembers.organisationId} = ${engagements.organisationId}`.mapWith(
        Boolean,
      ),
      leftOn: certificateMembers.leftOn,
      addedAt: certificateMembers.addedAt,
      agreedAt: needGroupMembers.toldAgreedAt,
      enterpriseKind: needs.enterpriseKind,
      sectorCode: needs.sectorCode,
      communeCode: needs.communeCode,
      provinceCode: needs.provinceCode,
    })
    .from(certificateMembers)
    .innerJoin(needGroupMembers, eq(needGroupMembers.id, certificateMembers.memberId))
    .innerJoin(needs, eq(needs.id, needGroupMembers.needId))
    .innerJoin(certificates, eq(certificates.id, certificateMembers.certificateId))
    .innerJoin(engagements, eq(engagements.id, certificates.engagementId))
    .where(inArray(certificateMembers.certificateId, [...certificateIds]))
    .orderBy(asc(needGroupMembers.position))
    .all()

/** What is told of results beside their rows. */
const besides = (rows: readonly Row[]) => ({
  registers: groupBy(
    readRegisters(rows.flatMap(({ certificateId }) => certificateId ?? [])),
    (entry) => entry.certificateId,
  ),
  gains: measuredGains(rows.flatMap(({ measureId }) => measureId ?? [])),
})

/** The first works among some results with what is told of each, the results of one work together. */
function told(rows: readonly Row[]): ToldResult[] {
  const beside = besides(rows)
  const results = rows.flatMap((row) => shown(row, beside) ?? [])
  return [...groupBy(results, ({ engagementId }) => engagementId).values()].slice(0, WORKS_SHOWN).flat()
}

const WORKS_SHOWN = 3
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
        inArray(outcomes.subjectCode, [...asking.subjects]),
        asking.notOf ? and(ne(engagements.organisationId, asking.notOf), not(isInGroup(asking.notOf))) : undefined,
      ),
    )
    .orderBy(desc(resultDay), outcomes.id)
    .limit(POOL)
    .all()
  const subjects = subjectsOf(rows.map(({ needId }) => needId))
  const compared = rows.map((row) => ({ ...row, subjects: subjects.get(row.needId) ?? [] }))
  return told(mostLike(asking, compared))
}

/** Whether an enterprise is in the group that the work was for. */
const isInGroup = (organisationId: string) =>
  exists(
    db
      .select({ id: needGroupMembers.id })
      .from(needGroupMembers)
      .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
      .where(
        and(
          eq(needGroups.jointNeedId, needs.id),
          eq(needGroupMembers.organisationId, organisationId),
          eq(needGroupMembers.status, 'joined'),
        ),
      ),
  )

/** The newest results that may be told to anybody. */
export const recentResults = (): ToldResult[] =>
  told(everyResult().where(mayBeTold()).orderBy(desc(resultDay), outcomes.id).limit(POOL).all())

/** A document that work ended in has no sentence that is told. */
const isOfToldKind = () => isNull(outcomes.documentId)

/**
 * Verified, for the first time where a paper was reported twice, its certificate neither suspended nor withdrawn since, both sides agreed that it is told, and the consultant is still public. Who agrees has read what was reported by
 * then: what is reported later, or again in other words, is asked for anew. Of a group's work the side of a member's own certificate is
 * that member; of the group's certificate it is the representative, beside whom only those are named who agreed (`others`).
 */
const mayBeTold = () =>
  and(
    eq(outcomes.status, 'verified'),
    isOfToldKind(),
    isNull(outcomes.sameAsId),
    or(isNull(certificates.id), eq(certificates.status, 'active')),
    or(
      and(isRepresentatives(), gte(engagements.enterpriseAgreedAt, outcomes.reportedAt)),
      gte(holders.toldAgreedAt, outcomes.reportedAt),
    ),
    gte(engagements.consultantAgreedAt, outcomes.reportedAt),
    profileIsPublic(),
  )

/** The result is the enterprise's of the engagement, or of the group for which it acts. */
const isRepresentatives = () => or(isNull(holders.id), eq(holders.organisationId, engagements.organisationId))

function subjectsOf(needIds: string[]): Map<string, string[]> {
  const codes = new Map<string, string[]>()
  for (const row of db.select().from(needSubjects).where(inArray(needSubjects.needId, needIds)).all()) {
    codes.set(row.needId, [...(codes.get(row.needId) ?? []), row.subjectCode])
  }
  return codes
}

/** What would be told of an engagement, for its parties before they agree: every result that was not rejected and that names the side. */
export function resultsToTell(actor: Actor, engagementId: string): ToldResult[] {
  const { id, organisationId } = engagementOf(actor, engagementId)
  return resultsNaming(id, sideOf(actor) === 'enterprise' ? organisationId : null)
}

/** The same for a member of the group that the work is for. */
export const resultsOfMember = ({ id }: Seen<'engagement'>, { organisationId }: { organisationId: string }) =>
  resultsNaming(id, organisationId)

/** Results of an engagement that were neither rejected nor withdrawn, are no other's too, and name an enterprise, with when it could read so at the earliest; null: all, for the consultant. */
export function resultsNaming(engagementId: string, organisationId: string | null): ToldResult[] {
  const rows = everyResult()
    .where(
      and(
        eq(engagements.id, engagementId),
        ne(outcomes.status, 'rejected'),
        isOfToldKind(),
        isNull(outcomes.sameAsId),
        or(isNull(certificates.status), ne(certificates.status, 'withdrawn')),
      ),
    )
    .orderBy(resultDay, outcomes.id)
    .all()
  const beside = besides(rows)
  return rows.flatMap((row) => {
    const { certificateId, holderId, representativeId } = row
    if (organisationId === null || organisationId === (holderId ?? representativeId)) return shown(row, beside) ?? []
    const register = certificateId ? beside.registers.get(certificateId) : undefined
    const entry = register?.find((one) => one.organisationId === organisationId)
    if (!entry || entry.leftOn !== null) return []
    const result = shown(row, beside, organisationId)
    return result ? [{ ...result, reportedAt: askedAt(entry, row.reportedAt) }] : []
  })
}
