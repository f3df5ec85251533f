import { desc, eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { certificates, measureReadings, measures, outcomes, resultDocuments } from '~db/schema'
import { indicatorOf } from '~/vocabulary/indicators'
import { documentOf } from '~/vocabulary/tracks'
import type { Actor } from '../accounts/lifecycle'

/** Certificates and documents that the actor reported, certificates that they wrote down, and readings of measures that they gave. */
export const resultsReported = (actor: Actor) => [
  ...certificatesReported(actor),
  ...documentsReported(actor),
  ...certificatesHeld(actor),
  ...readingsGiven(actor),
]

const certificatesHeld = ({ userId }: Actor) =>
  db
    .select({ reportedAt: certificates.addedAt, scheme: certificates.scheme, number: certificates.number })
    .from(certificates)
    .where(eq(certificates.addedBy, userId))
    .orderBy(desc(certificates.addedAt))
    .all()

const readingsGiven = ({ userId }: Actor) =>
  db
    .select({ reading: measureReadings, measure: measures })
    .from(measureReadings)
    .innerJoin(measures, eq(measures.id, measureReadings.measureId))
    .where(eq(measureReadings.givenBy, userId))
    .orderBy(desc(measureReadings.givenAt))
    .all()
    .map(({ reading, measure }) => ({
      reportedAt: reading.givenAt,
      scheme: indicatorOf(measure.indicatorId)!.name.vi,
      number: String(reading.value),
      note: `${measure.what}: ${reading.method}`,
    }))

const certificatesReported = ({ userId }: Actor) =>
  db
    .select({
      reportedAt: outcomes.reportedAt,
      scheme: certificates.scheme,
      number: certificates.number,
      status: outcomes.status,
    })
    .from(outcomes)
    .innerJoin(certificates, eq(certificates.id, outcomes.certificateId))
    .where(eq(outcomes.reportedBy, userId))
    .orderBy(desc(outcomes.reportedAt))
    .all()

const documentsReported = ({ userId }: Actor) =>
  db
    .select({ reportedAt: outcomes.reportedAt, status: outcomes.status, document: resultDocuments })
    .from(outcomes)
    .innerJoin(resultDocuments, eq(resultDocuments.id, outcomes.documentId))
    .where(eq(outcomes.reportedBy, userId))
    .orderBy(desc(outcomes.reportedAt))
    .all()
    .map(({ document, ...row }) => ({
      ...row,
      scheme: documentOf(document.subjectCode)!.name.vi,
      number: document.number ?? '',
      ...(document.remark && { note: document.remark }),
    }))
