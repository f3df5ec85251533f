import { and, eq, inArray, ne } from 'drizzle-orm'
import { dayOf, today } from '~db/clock'
import type { Tx } from '~db/connection'
import { certificates, engagements, needs, organisations, profiles, proposals, subjects } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import type { Day } from '../days'
import { consultingIn } from '../engagement/concerned.server'
import { DomainError, notFound } from '../errors'
import { isOverdue } from '../overdue'
import type { CertificateInput } from './forms'
import { MAX_CERTIFICATES } from './lifecycle'
import { isSameName, numberKey } from './paper-names'
import { canRecordCertificate } from './policy'

/** The engagement that a result is recorded for, for its parties, or for whom `may` says so; `not_found` for everybody else. */
export function engagementFor(tx: Tx, actor: Actor, engagementId: string, may = canRecordCertificate) {
  const engagement = tx
    .select({
      id: engagements.id,
      status: engagements.status,
      needId: engagements.needId,
      provinceCode: needs.provinceCode,
      startedAt: engagements.startedAt,
      completedAt: engagements.completedAt,
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
      requestId: proposals.requestId,
    })
    .from(engagements)
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(proposals, eq(proposals.id, engagements.proposalId))
    .where(eq(engagements.id, engagementId))
    .get()
  if (!engagement || !may(actor, engagement)) throw notFound()
  return engagement
}

/** Throws the refusal of a certificate that cannot be true of this engagement, beside its field. */
export function assertCertificateHolds(tx: Tx, engagement: ReturnType<typeof engagementFor>, input: CertificateInput) {
  if (engagement.status !== 'completed') throw new DomainError('certificate.engagement_not_completed')
  const subject = tx.select().from(subjects).where(eq(subjects.code, input.subjectCode)).get()
  if (!subject?.endsInCertificate) {
    throw new DomainError('certificate.subject_without_certificate', {}, 'subjectCode')
  }
  if (input.issuedOn > today()) throw new DomainError('certificate.issued_in_future', {}, 'issuedOn')
  if (input.expiresOn && input.expiresOn <= input.issuedOn) {
    throw new DomainError('certificate.expiry_before_issue', {}, 'expiresOn')
  }
  if (isOutOfTime(input, dayOf(engagement.startedAt), today()) && !input.remark) {
    throw new DomainError('certificate.remark_missing', {}, 'remark')
  }
  if (consultantsOf(tx, engagement.requestId).some((consultant) => isNamedBy(input.issuingBody, consultant))) {
    throw new DomainError('certificate.issuer_is_consultant', {}, 'issuingBody')
  }
  const others = tx
    .select({ number: certificates.number })
    .from(certificates)
    .where(and(eq(certificates.engagementId, engagement.id), ne(certificates.id, input.id)))
    .all()
  if (others.length >= MAX_CERTIFICATES) throw new DomainError('certificate.too_many')
  if (others.some(({ number }) => numberKey(number) === numberKey(input.number)))
    throw new DomainError('certificate.already_recorded', {}, 'number')
}

/** Whether a paper is older than the work that it is to be a result of, or has ended by today. */
const isOutOfTime = (
  { issuedOn, expiresOn }: { issuedOn: Day; expiresOn?: Day | null },
  startedOn: Day,
  today: Day,
): boolean => issuedOn < startedOn || (expiresOn != null && isOverdue(expiresOn, today))

/** Whoever consulted in the work: the consultant, and the partner of a joint proposal. */
const consultantsOf = (tx: Tx, requestId: string) =>
  tx
    .select({ name: organisations.name, taxCode: organisations.taxCode })
    .from(organisations)
    .where(inArray(organisations.id, consultingIn(tx, requestId)))
    .all()

/** Consulting and certifying the same client by one body is ruled out by ISO/IEC 17021-1 (impartiality). */
function isNamedBy(issuingBody: string, { name, taxCode }: { name: string; taxCode: string | null }): boolean {
  const digits = taxCode?.replace(/\D/g, '')
  return (
    isSameName(issuingBody, name) ||
    (digits !== undefined && digits !== '' && issuingBody.replace(/\D/g, '') === digits)
  )
}
