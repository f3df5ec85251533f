import { and, count, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { subjectOf } from '~/vocabulary/reference.server'
import { dayOf, today } from '~db/clock'
import { db } from '~db/connection'
import { certificateMembers, certificates, engagements, needGroupMembers, organisations, outcomes } from '~db/schema'
import { readCheckCode } from './check-code'
import { certificateStanding } from './lifecycle'

const holders = alias(organisations, 'holders')

/**
 * What anybody who holds its code reads of a verified certificate: every line of the paper, how it stands today, and what was compared when.
 * Null for a code of none.
 */
export function verifiedCertificate(typed: string) {
  const code = readCheckCode(typed)
  const row = code
    ? db
        .select({
          certificate: certificates,
          enterprise: organisations.name,
          member: holders.name,
          verifiedAt: outcomes.decidedAt,
          checkedWith: outcomes.checkedWith,
        })
        .from(certificates)
        .innerJoin(outcomes, eq(outcomes.certificateId, certificates.id))
        .innerJoin(engagements, eq(engagements.id, certificates.engagementId))
        .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
        .leftJoin(needGroupMembers, eq(needGroupMembers.id, certificates.memberId))
        .leftJoin(holders, eq(holders.id, needGroupMembers.organisationId))
        .where(and(eq(certificates.checkCode, code), eq(outcomes.status, 'verified')))
        .get()
    : undefined
  if (!row) return null
  const { certificate, enterprise, member, verifiedAt, checkedWith } = row
  return {
    code: certificate.checkCode!,
    holder: member ?? enterprise,
    members: membersOf(certificate.id),
    subject: subjectOf(certificate.subjectCode),
    scheme: certificate.scheme,
    edition: certificate.edition,
    number: certificate.number,
    scope: certificate.scope,
    issuingBody: certificate.issuingBody,
    accreditation: certificate.accreditation,
    issuedOn: certificate.issuedOn,
    expiresOn: certificate.expiresOn,
    standing: certificateStanding(certificate, today()),
    statusSince: certificate.statusSince,
    statusReason: certificate.statusReason,
    verifiedOn: dayOf(verifiedAt!),
    checkedWith,
  }
}

/** How many stand in the register of a group's certificate; none where it is one enterprise's. */
const membersOf = (certificateId: string): number =>
  db
    .select({ count: count() })
    .from(certificateMembers)
    .where(and(eq(certificateMembers.certificateId, certificateId), isNull(certificateMembers.leftOn)))
    .get()!.count

export type VerifiedCertificate = NonNullable<ReturnType<typeof verifiedCertificate>>
