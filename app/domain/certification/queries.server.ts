import { and, asc, desc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { communeOf, subjectList, subjectOf } from '~/vocabulary/reference.server'
import { dayOf, today } from '~db/clock'
import { db } from '~db/connection'
import {
  certificates,
  engagements,
  files,
  milestoneDeliveries,
  milestones,
  needs,
  organisations,
  outcomes,
  profiles,
  users,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { isEnterprise } from '../accounts/policy'
import { addDays } from '../days'
import { canSeeEngagement } from '../engagement/policy'
import { isMembersDelivery } from '../engagement/members-delivery.server'
import { engagementOf, milestonesOf } from '../engagement/queries.server'
import { departmentReadsDeliveries } from '../engagement/unseen.server'
import { notFound } from '../errors'
import { subjectsOfNeed } from '../needs/queries.server'
import { asSeen, type Seen } from '../seen'
import { wordingOf } from '~/language/said'
import { flagsOf } from './flags'
import { heldBy } from './held.server'
import { VERIFICATION_DAYS } from './lifecycle'
import { canReadEvidence, canVerifyOutcomes, keepsRegister } from './policy'
import { withHolders } from './register.server'
import { papersByNumber, type RecordedPaper, withNumberOf } from './same-paper.server'

const consultants = alias(organisations, 'consultants')
const reporters = alias(users, 'reporters')
const deciders = alias(users, 'deciders')

const everyOutcome = () =>
  db
    .select({
      id: outcomes.id,
      status: outcomes.status,
      reportedAt: outcomes.reportedAt,
      reportedBy: reporters.name,
      decidedAt: outcomes.decidedAt,
      decidedBy: deciders.name,
      rejectReason: outcomes.rejectReason,
      checkedWith: outcomes.checkedWith,
      sameAsId: outcomes.sameAsId,
      engagementId: outcomes.engagementId,
      needId: needs.id,
      needText: needs.text,
      communeCode: needs.communeCode,
      enterprise: organisations.name,
      consultant: consultants.name,
      profileId: profiles.id,
      startedAt: engagements.startedAt,
      certificate: certificates,
      file: { id: files.id, sha256: files.sha256, name: files.name, mediaType: files.mediaType, size: files.size },
    })
    .from(outcomes)
    .innerJoin(certificates, eq(certificates.id, outcomes.certificateId))
    .innerJoin(files, eq(files.id, certificates.evidenceFileId))
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .innerJoin(reporters, eq(reporters.id, outcomes.reportedBy))
    .leftJoin(deciders, eq(deciders.id, outcomes.decidedBy))

const withNames = <R extends { communeCode: string | null; certificate: { subjectCode: string }; reportedAt: Date }>(
  row: R,
) => ({
  ...row,
  subject: subjectOf(row.certificate.subjectCode),
  commune: row.communeCode ? communeOf(row.communeCode) : undefined,
  reportedOn: dayOf(row.reportedAt),
  verifyBy: addDays(dayOf(row.reportedAt), VERIFICATION_DAYS),
})

/** Outcomes of the department's own province. */
export function inProvinceOf(actor: Actor) {
  if (!canVerifyOutcomes(actor) || actor.provinceCode === null) throw notFound()
  return eq(outcomes.provinceCode, actor.provinceCode)
}

/** The department's worklist: reported outcomes, oldest first. */
export const outcomesToVerify = (actor: Actor) =>
  withHolders(
    everyOutcome()
      .where(and(inProvinceOf(actor), eq(outcomes.status, 'reported')))
      .orderBy(asc(outcomes.reportedAt))
      .all(),
  ).map(withNames)

/** The same, each with what to look at before deciding. */
export const outcomesToLookAt = (actor: Actor) => {
  const byNumber = papersByNumber(db)
  return outcomesToVerify(actor).map((row) => ({
    ...row,
    flags: flagsFor(row, withNumberOf(row.certificate, byNumber)),
  }))
}

/** What the department decided, the last first. */
export const decidedOutcomes = (actor: Actor, status: 'verified' | 'rejected') =>
  withHolders(
    everyOutcome()
      .where(and(inProvinceOf(actor), eq(outcomes.status, status)))
      .orderBy(desc(outcomes.decidedAt))
      .all(),
  ).map((row) => ({ ...withNames(row), decidedOn: dayOf(row.decidedAt!) }))

/**
 * One outcome with all that a decision needs: the paper, its evidence, the need, the work that led to it, and what to look
 * at before deciding.
 */
export function outcomeOf(actor: Actor, outcomeId: string) {
  const [row] = withHolders(
    everyOutcome()
      .where(and(inProvinceOf(actor), eq(outcomes.id, outcomeId)))
      .all(),
  )
  if (!row) throw notFound()
  const engagement = asSeen('engagement', { id: row.engagementId })
  const alike = withNumberOf(row.certificate, papersByNumber(db))
  return {
    ...withNames(row),
    milestones: milestonesOf([engagement]).get(engagement.id) ?? [],
    flags: flagsFor(row, alike),
    /** Outcomes of the officer's own province whose certificate bears the same number. */
    alike: alike.flatMap(({ outcomeId, provinceCode }) => (provinceCode === actor.provinceCode ? [outcomeId] : [])),
  }
}

type ForFlags = Pick<ReturnType<typeof outcomesToVerify>[number], 'certificate' | 'needId' | 'startedAt' | 'consultant'>

function flagsFor({ certificate, needId, startedAt, consultant }: ForFlags, others: readonly RecordedPaper[]) {
  const asked = subjectsOfNeed(asSeen('need', { id: needId })).map(({ subjectCode }) => subjectCode)
  const work = { subjects: asked, startedOn: dayOf(startedAt), consultant }
  const held = heldBy(db, certificate.holderId)
  return flagsOf(certificate, work, { others, held, subjects: namesOnPapers() }, today())
}

const namesOnPapers = () =>
  subjectList()
    .filter(({ endsInCertificate }) => endsInCertificate)
    .map(({ code, shortVi }) => ({ code, names: [shortVi, code.replaceAll('-', ' ')].map(wordingOf) }))

/** What came of an engagement, for its parties, in the order it was recorded. */
export function outcomesOfEngagement(actor: Actor, engagementId: string) {
  const { id } = engagementOf(actor, engagementId)
  return withHolders(everyOutcome().where(eq(outcomes.engagementId, id)).orderBy(asc(outcomes.reportedAt)).all()).map(
    (row) => ({ ...withNames(row), keepsRegister: keepsRegister(actor, row.status) }),
  )
}

/** Of the work for a group the results that are a member's: its own certificates, and the group's whose register names it. */
export const outcomesOfMember = (engagement: Seen<'engagement'>, memberId: string) =>
  withHolders(everyOutcome().where(eq(outcomes.engagementId, engagement.id)).orderBy(asc(outcomes.reportedAt)).all())
    .filter((one) => one.certificate.memberId === memberId || one.register.some((entry) => entry.memberId === memberId))
    .map(withNames)

/** Subjects a certificate may be recorded for: those of the engagement's need first, then all that end in a certificate. */
export function certifiableSubjects({ needId }: Seen<'engagement'> & { needId: string }) {
  const asked = new Set(subjectsOfNeed(asSeen('need', { id: needId })).map((subject) => subject.subjectCode))
  const certifiable = subjectList().filter((subject) => subject.endsInCertificate)
  return {
    asked: certifiable.filter((subject) => asked.has(subject.code)),
    others: certifiable.filter((subject) => !asked.has(subject.code)),
  }
}

/** Whether the actor is one of the two parties of a certificate, its holder, or the department that checks it; of one that its holder had already, the holder. */
export function mayReadEvidenceOf(actor: Actor, certificateId: string): boolean {
  const paper = db.select().from(certificates).where(eq(certificates.id, certificateId)).get()
  if (paper && isEnterprise(actor) && actor.organisationId === paper.holderId) return true
  const outcome = db
    .select({
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
      provinceCode: outcomes.provinceCode,
    })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(eq(outcomes.certificateId, certificateId))
    .get()
  return outcome !== undefined && canReadEvidence(actor, outcome)
}

/** Whether the actor may read what was delivered with a milestone: either side, and once a result is reported who verifies it. */
export function mayReadFilesOfDelivery(actor: Actor, deliveryId: string): boolean {
  const work = db
    .select({
      engagementId: engagements.id,
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
      provinceCode: outcomes.provinceCode,
    })
    .from(milestoneDeliveries)
    .innerJoin(milestones, eq(milestones.id, milestoneDeliveries.milestoneId))
    .innerJoin(engagements, eq(engagements.id, milestones.engagementId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .leftJoin(outcomes, eq(outcomes.engagementId, engagements.id))
    .where(eq(milestoneDeliveries.id, deliveryId))
    .get()
  if (!work) return false
  if (isMembersDelivery(actor, deliveryId)) return true
  const { provinceCode } = work
  if (canSeeEngagement(actor, work) || departmentReadsDeliveries(db, actor, work.engagementId)) return true
  return provinceCode !== null && canReadEvidence(actor, { ...work, provinceCode })
}
