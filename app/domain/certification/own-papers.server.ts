import { and, desc, eq, exists, inArray, isNull, ne, or } from 'drizzle-orm'
import { subjectOf } from '~/vocabulary/reference.server'
import { newerEditionOf } from '~/vocabulary/editions'
import { today } from '~db/clock'
import { db, type Reader } from '~db/connection'
import {
  certificateMembers,
  certificates,
  engagements,
  files,
  needGroupMembers,
  needs,
  organisations,
  outcomes,
  profiles,
  renewals,
} from '~db/schema'
import { enterpriseOf } from '../accounts/enterprise-of'
import type { Actor } from '../accounts/lifecycle'
import { addDays } from '../days'
import { notFound } from '../errors'
import { certificateStanding } from './lifecycle'
import { datesOf, RENEWAL_DAYS } from './paper-dates'
import { acceptedIn } from './accepted-in.server'

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
    /** Of a group's: how many its register names today; else 0. */
    members: acceptedIn(db, certificate.id).length,
    subject: subjectOf(certificate.subjectCode),
    standing,
    dates: datesOf(certificate, today()),
    newer: standing === 'withdrawn' ? undefined : newerEditionOf(certificate),
    renewal: renewalOf(certificate.id),
    mayRenew: standing !== 'withdrawn' && expiresOn !== null && addDays(expiresOn, -RENEWAL_DAYS) <= today(),
  }
}

/** Those that end first, first; what has no end, last. */
const byEnd = (a: { certificate: { expiresOn: string | null } }, b: typeof a) =>
  (a.certificate.expiresOn ?? '9') < (b.certificate.expiresOn ?? '9') ? -1 : 1

/** The certificates of the actor's enterprise: those that end first, first; what has no end, last. */
export const ownPapers = (actor: Actor) =>
  everyPaper(db)
    .where(and(eq(certificates.holderId, enterpriseOf(actor)), isHeld()))
    .all()
    .map(shown)
    .sort(byEnd)
export type OwnPaper = ReturnType<typeof ownPapers>[number]

/** One of them; `not_found` for everybody else. */
export function ownPaper(actor: Actor, certificateId: string): OwnPaper {
  const paper = ownPapers(actor).find(({ certificate }) => certificate.id === certificateId)
  if (!paper) throw notFound()
  return paper
}

/**
 * The certificates of others whose register names the actor's enterprise: it is accepted there, the group alone is certified. With who
 * stands for the group, from when on, and the last day where it stands there no more; those that it left, last.
 */
export function acceptedPapers(actor: Actor) {
  const enterpriseId = enterpriseOf(actor)
  const entries = db
    .select({
      certificateId: certificateMembers.certificateId,
      groupId: needGroupMembers.groupId,
      acceptedOn: certificateMembers.acceptedOn,
      leftOn: certificateMembers.leftOn,
      heldBy: organisations.name,
    })
    .from(certificateMembers)
    .innerJoin(needGroupMembers, eq(needGroupMembers.id, certificateMembers.memberId))
    .innerJoin(certificates, eq(certificates.id, certificateMembers.certificateId))
    .innerJoin(organisations, eq(organisations.id, certificates.holderId))
    .where(and(eq(needGroupMembers.organisationId, enterpriseId), ne(certificates.holderId, enterpriseId)))
    .all()
  const entryOf = new Map(entries.map((entry) => [entry.certificateId, entry]))
  return everyPaper(db)
    .where(and(inArray(certificates.id, [...entryOf.keys()]), isHeld()))
    .all()
    .map((row) => {
      const { certificateId: _, ...entry } = entryOf.get(row.certificate.id)!
      return { ...shown(row), ...entry, hasLeft: entry.leftOn !== null && entry.leftOn < today() }
    })
    .sort((a, b) => Number(a.hasLeft) - Number(b.hasLeft) || byEnd(a, b))
}
export type AcceptedPaper = ReturnType<typeof acceptedPapers>[number]

/** One that the actor's enterprise holds, or in whose register it stands; `not_found` for everybody else. */
export function paperToFollow(actor: Actor, certificateId: string): OwnPaper {
  const accepted = acceptedPapers(actor).filter(({ hasLeft }) => !hasLeft)
  return accepted.find(({ certificate }) => certificate.id === certificateId) ?? ownPaper(actor, certificateId)
}
