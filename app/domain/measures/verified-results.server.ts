import { and, count, desc, eq, gte, isNull, max, or } from 'drizzle-orm'
import { indicatorOf } from '~/vocabulary/indicators'
import { subjectOf } from '~/vocabulary/reference.server'
import { documentOf } from '~/vocabulary/tracks'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { certificates, engagements, measures, outcomes, resultDocuments } from '~db/schema'
import type { Day } from '../days'
import { countsForConsultant } from '../directory/verified-in.server'
import { gainOf } from './flags'
import { levelOfGain, READING_TIMES } from './lifecycle'
import { readingsOf } from './reading.server'

/**
 * What a department verified of a consultant's work, as everybody may read it: certificates that stand and documents, by subject, and gains by indicator;
 * of no enterprise, and not where it was.
 */
export function verifiedResultsOf(profileId: string) {
  const verified = and(countsForConsultant(), eq(engagements.profileId, profileId))
  const papers = db
    .select({ subjectCode: certificates.subjectCode, count: count(), lastOn: max(certificates.issuedOn) })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(certificates, eq(certificates.id, outcomes.certificateId))
    .where(and(verified, eq(certificates.status, 'active'), isValid()))
    .groupBy(certificates.subjectCode)
    .orderBy(desc(count()), certificates.subjectCode)
    .all()
  const gains = db
    .select({ measure: measures })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(measures, eq(measures.id, outcomes.measureId))
    .where(verified)
    .orderBy(desc(outcomes.decidedAt))
    .all()
  const documents = db
    .select({ subjectCode: outcomes.subjectCode, count: count(), lastOn: max(resultDocuments.datedOn) })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(resultDocuments, eq(resultDocuments.id, outcomes.documentId))
    .where(verified)
    .groupBy(outcomes.subjectCode)
    .orderBy(desc(count()), outcomes.subjectCode)
    .all()
  return {
    documents: documents.map(({ subjectCode, lastOn, ...row }) => ({
      ...row,
      name: documentOf(subjectCode)!.name,
      subject: subjectOf(subjectCode),
      lastOn: lastOn as Day,
    })),
    papers: papers.map(({ subjectCode, lastOn, ...row }) => ({
      ...row,
      subject: subjectOf(subjectCode),
      lastOn: lastOn as Day,
    })),
    gains: gains.map(({ measure }) => {
      const given = readingsOf(measure.id, db)
      const { baseline, after } = given
      const indicator = indicatorOf(measure.indicatorId)!
      return {
        id: measure.id,
        indicator,
        baseline: baseline!,
        after: after!,
        readings: READING_TIMES.flatMap((time) => given[time] ?? []),
        gain: gainOf(indicator.better, baseline!.value, after!.value),
        level: levelOfGain(baseline!.level, after!.level),
        subject: subjectOf(measure.subjectCode),
      }
    }),
  }
}
/** SQL twin of `certificateStanding`, of one that was neither suspended nor withdrawn. */
const isValid = () => or(isNull(certificates.expiresOn), gte(certificates.expiresOn, today()))

export type VerifiedResults = ReturnType<typeof verifiedResultsOf>
