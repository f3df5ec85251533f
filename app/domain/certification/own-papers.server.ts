import { and, desc, eq, exists, isNull, ne, or } from 'drizzle-orm'
import { subjectOf } from '~/vocabulary/reference.server'
import { newerEditionOf } from '~/vocabulary/editions'
import { today } from '~db/clock'
import { db, type Reader } from '~db/connection'
import { certificates, engagements, files, needs, organisations, outcomes, profiles, renewals } from '~db/schema'
import { enterpriseOf } from '../accounts/enterprise-of'
import type { Actor } from '../accounts/lifecycle'
import { addDays } from '../days'
import { notFound } from '../errors'
import { certificateStanding } from './lifecycle'
import { datesOf, RENEWAL_DAYS } from './paper-dates'

/** A certificate that its holder goes by: written down by itself, or a result that the department did not give back, each paper once. */
const isHeld = () =>
  or(isNull(certificates.engagementId), and(ne(outcomes.status, 'rejected'), isNull(outcomes.sameAsId)))

const everyPaper = (reader: Reader) =>
  reader
    .select({
      certificate: certificates,
      outcomeStatus: outcomes.status,
      reportedAt: outcomes.reportedAt,
      consultant: organisations.name,
      profileId: profiles.id,
      file: { id: files.id, name: files.name, mediaType: files.mediaType, size: files.size },
    })
    .from(certificates)
    .leftJoin(outcomes, eq(outcomes.certificateId, certificates.id))
    .leftJoin(engagements, eq(engagements.id, certificates.engagementId))
    .leftJoin(profiles, eq(profiles.id, engagements.profileId))
    .leftJoin(organisations, eq(organisations.id, profiles.organisationId))
    .leftJoin(files, eq(files.id, certificates.evidenceFileId))

/** Certificates in use, of every enterprise, as reminders need them. */
export const papersInUse = (reader: Reader) =>
  everyPaper(reader)
    .where(isHeld())
    .all()
    .map(({ certificate, reportedAt }) => ({ ...certificate, reportedAt }))

/** The need by which something is renewed leads on: open still, or somebody was chosen for the work and did not end it early. */
export const isUnderWay = (reader: Reader) =>
  or(
    ne(needs.status, 'closed'),
    exists(
      reader
        .select({ id: engagements.id })
        .from(engagements)
        .where(and(eq(engagements.needId, needs.id), ne(engagements.status, 'ended'))),
    ),
  )

/** The newest need by which a certificate is being renewed. */
const renewalOf = (certificateId: string) =>
  db
    .select({ id: needs.id, status: needs.status })
    .from(renewals)
    .innerJoin(needs, eq(needs.id, renewals.needId))
    .where(and(eq(renewals.certificateId, certificateId), isUnderWay(db)))
    .orderBy(desc(needs.createdAt))
    .get() ?? null

function shown({ certificate, ...row }: ReturnType<ReturnType<typeof everyPaper>['all']>[number]) {
  const { expiresOn } = certificate
  const standing = certificateStanding(certificate, today())
  return {
    ...row,
    certificate,
    subject: subjectOf(certificate.subjectCode),
    standing,
    dates: datesOf(certificate, today()),
    newer: standing === 'withdrawn' ? undefined : newerEditionOf(certificate),
    renewal: renewalOf(certificate.id),
    mayRenew: standing !== 'withdrawn' && expiresOn !== null && addDays(expiresOn, -RENEWAL_DAYS) <= today(),
  }
}

/** The certificates of the actor's enterprise: those that end first, first; what has no end, last. */
export const ownPapers = (actor: Actor) =>
  everyPaper(db)
    .where(and(eq(certificates.holderId, enterpriseOf(actor)), isHeld()))
    .all()
    .map(shown)
    .sort((a, b) => ((a.certificate.expiresOn ?? '9') < (b.certificate.expiresOn ?? '9') ? -1 : 1))
export type OwnPaper = ReturnType<typeof ownPapers>[number]

/** One of them; `not_found` for everybody else. */
export function ownPaper(actor: Actor, certificateId: string): OwnPaper {
  const paper = ownPapers(actor).find(({ certificate }) => certificate.id === certificateId)
  if (!paper) throw notFound()
  return paper
}
