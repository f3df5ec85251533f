import { asc, eq } from 'drizzle-orm'
import type { Reader, Tx } from '~db/connection'
import { certificates, engagements, outcomes } from '~db/schema'
import { groupBy } from '../group-by'
import { isSamePaper, numberKey } from './paper-names'

/** Certificates as they were recorded, by their number in whatever spelling. */
export const papersByNumber = (reader: Reader) => groupBy(recordedPapers(reader), ({ number }) => numberKey(number))

const recordedPapers = (reader: Reader) =>
  reader
    .select({
      id: certificates.id,
      number: certificates.number,
      issuingBody: certificates.issuingBody,
      status: certificates.status,
      statusSince: certificates.statusSince,
      statusReason: certificates.statusReason,
      outcomeId: outcomes.id,
      outcomeStatus: outcomes.status,
      decidedAt: outcomes.decidedAt,
      sameAsId: outcomes.sameAsId,
      provinceCode: outcomes.provinceCode,
      needId: engagements.needId,
      profileId: engagements.profileId,
    })
    .from(certificates)
    .innerJoin(outcomes, eq(outcomes.certificateId, certificates.id))
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .orderBy(asc(outcomes.reportedAt))
    .all()
export type RecordedPaper = ReturnType<typeof recordedPapers>[number]

/** Papers recorded elsewhere under the number of this one. */
export const withNumberOf = (
  { id, number }: { id: string; number: string },
  byNumber: ReturnType<typeof papersByNumber>,
): RecordedPaper[] => (byNumber.get(numberKey(number)) ?? []).filter((other) => other.id !== id)

/** Every record of the paper that a certificate is, itself among them, of whatever province, need or spelling. */
export function samePapers(tx: Tx, certificateId: string): RecordedPaper[] {
  const all = recordedPapers(tx)
  const paper = all.find(({ id }) => id === certificateId)!
  return all.filter((other) => other === paper || isSamePaper(paper, other))
}

/** What a body did with a paper, as it was written down of another record of it that was verified; as new where there is none. */
export function statusElsewhere(tx: Tx, certificateId: string) {
  const known = samePapers(tx, certificateId).find(
    ({ id, outcomeStatus }) => id !== certificateId && outcomeStatus === 'verified',
  )
  const { status = 'active', statusSince = null, statusReason = null } = known ?? {}
  return { status, statusSince, statusReason } as const
}

/** The result that counts for a paper: the first that it was verified as; null for one that was not verified yet. */
export function verifiedBefore(tx: Tx, certificateId: string): string | null {
  const counted = samePapers(tx, certificateId).filter(
    ({ id, outcomeStatus, sameAsId }) => id !== certificateId && outcomeStatus === 'verified' && sameAsId === null,
  )
  const [first] = counted.sort((a, b) => a.decidedAt!.getTime() - b.decidedAt!.getTime())
  return first?.outcomeId ?? null
}
