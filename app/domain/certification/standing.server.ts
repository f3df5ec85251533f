import { asc, eq, inArray } from 'drizzle-orm'
import { indicatorOf } from '~/vocabulary/indicators'
import { awaitedOf, documentOf, type ResultKind, trackOf } from '~/vocabulary/tracks'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { certificates, engagements, measures, needSubjects, outcomes, resultDocuments } from '~db/schema'
import type { EngagementStatus } from '../engagement/lifecycle'
import { groupBy } from '../group-by'
import type { Seen } from '../seen'
import type { NextStep } from '../engagement/next-step'
import { type Ending, nextOutcomeStep } from './next-step'

const resultIds = { measureId: outcomes.measureId, documentId: outcomes.documentId }

const kindOfResult = ({ measureId, documentId }: Record<keyof typeof resultIds, string | null>): ResultKind =>
  measureId ? 'measure' : documentId ? 'document' : 'certificate'

/** What came of a need's engagement, for whoever sees the need. */
export const outcomesOfNeed = ({ id }: Seen<'need'>) =>
  db
    .select({
      id: outcomes.id,
      status: outcomes.status,
      engagementId: outcomes.engagementId,
      reportedAt: outcomes.reportedAt,
      certificate: { scheme: certificates.scheme, number: certificates.number },
      measure: measures,
      document: resultDocuments,
      ...resultIds,
      decidedAt: outcomes.decidedAt,
      rejectReason: outcomes.rejectReason,
    })
    .from(outcomes)
    .leftJoin(certificates, eq(certificates.id, outcomes.certificateId))
    .leftJoin(measures, eq(measures.id, outcomes.measureId))
    .leftJoin(resultDocuments, eq(resultDocuments.id, outcomes.documentId))
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .where(eq(engagements.needId, id))
    .orderBy(asc(outcomes.reportedAt))
    .all()
    .map(({ measure, document, measureId, documentId, ...row }) => ({
      ...row,
      reportedOn: dayOf(row.reportedAt),
      kind: kindOfResult({ measureId, documentId }),
      measured: measure && { indicator: indicatorOf(measure.indicatorId)!.name, what: measure.what },
      document: document && { name: documentOf(document.subjectCode)!.name, number: document.number },
    }))

/** State and day of the outcomes of several engagements. */
export function outcomeStates(seen: readonly Seen<'engagement'>[]) {
  const engagementIds = seen.map(({ id }) => id)
  const rows = db
    .select({
      engagementId: outcomes.engagementId,
      status: outcomes.status,
      reportedAt: outcomes.reportedAt,
      ...resultIds,
    })
    .from(outcomes)
    .where(inArray(outcomes.engagementId, engagementIds))
    .all()
  return rows.map(({ engagementId, status, reportedAt, ...ids }) => ({
    engagementId,
    status,
    reportedOn: dayOf(reportedAt),
    kind: kindOfResult(ids),
  }))
}

type Engaged = Seen<'engagement'> & { needId: string; status: EngagementStatus; completedAt: Date | null }

/** What engagements are to end in by the subjects of their needs, nothing where they ended early; one that ends in a certificate is not asked for a measure or a document as well. */
export function endingsOf(engaged: readonly Engaged[]): Map<string, Ending> {
  const rows = db
    .select({ needId: needSubjects.needId, code: needSubjects.subjectCode })
    .from(needSubjects)
    .where(
      inArray(
        needSubjects.needId,
        engaged.map(({ needId }) => needId),
      ),
    )
    .all()
  const asked = groupBy(rows, ({ needId }) => needId)
  return new Map(
    engaged.map(({ id, needId, status, completedAt }) => {
      if (status === 'ended') return [id, { result: null, completedOn: null }]
      const results = (asked.get(needId) ?? []).flatMap(({ code }) => trackOf(code)?.result ?? [])
      return [id, { result: awaitedOf(results), completedOn: completedAt && dayOf(completedAt) }]
    }),
  )
}

/** What one engagement is to end in, and what it waits for: of its work, then of its result. */
export function standingOf(engagement: Engaged & { next: NextStep | null }) {
  const ending = endingsOf([engagement]).get(engagement.id)!
  return { ending, next: engagement.next ?? nextOutcomeStep(outcomeStates([engagement]), ending) }
}
