import { and, desc, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import { db } from '~db/connection'
import {
  agreementConfirmations,
  agreementTexts,
  engagements,
  files,
  interests,
  messages,
  needAnswers,
  needGroupMembers,
  needs,
  organisations,
  planChanges,
  profiles,
  partnerships,
  proposalNotes,
  proposals,
  proposalVersions,
  requests,
  signedCopies,
  waves,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { codeOf } from '../engagement/agreement.server'
import { contactsShown } from '../engagement/contacts.server'
import { MOST_RECORDS } from './holdings'

const idsOf = (actors: readonly Actor[]) => actors.flatMap(({ organisationId }) => organisationId ?? [])

/** What the actor wrote to other sides: requests, interest in open needs, messages, and answers to everybody who is invited. */
export function messagesWritten({ userId }: Actor) {
  const sent = db
    .select({ sentAt: messages.sentAt, organisation: organisations.name, text: messages.text })
    .from(messages)
    .innerJoin(organisations, eq(organisations.id, messages.organisationId))
    .where(eq(messages.userId, userId))
    .orderBy(desc(messages.sentAt))
    .limit(MOST_RECORDS + 1)
    .all()
  const invited = db
    .select({ sentAt: requests.sentAt, organisation: organisations.name, text: requests.message })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(and(eq(requests.sentBy, userId), ne(requests.message, '')))
    .all()
  const interested = db
    .select({ sentAt: interests.saidAt, organisation: organisations.name, text: interests.message })
    .from(interests)
    .innerJoin(profiles, eq(profiles.id, interests.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(eq(interests.saidBy, userId))
    .all()
  const inWaves = db
    .select({ sentAt: waves.startedAt, organisation: organisations.name, text: waves.message })
    .from(waves)
    .innerJoin(needs, eq(needs.id, waves.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(and(eq(waves.startedBy, userId), ne(waves.message, '')))
    .all()
  const answered = db
    .select({ sentAt: needAnswers.answeredAt, organisation: organisations.name, text: needAnswers.answer })
    .from(needAnswers)
    .innerJoin(needs, eq(needs.id, needAnswers.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(eq(needAnswers.userId, userId))
    .all()
  const noted = db
    .select({ sentAt: proposalNotes.writtenAt, organisation: organisations.name, text: proposalNotes.text })
    .from(proposalNotes)
    .innerJoin(proposals, eq(proposals.id, proposalNotes.proposalId))
    .innerJoin(needs, eq(needs.id, proposals.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(eq(proposalNotes.userId, userId))
    .all()
  const inGroups = db
    .select({
      sentAt: sql<Date>`${needGroupMembers.answeredAt}`.mapWith(needGroupMembers.answeredAt),
      organisation: organisations.name,
      text: sql<string>`coalesce(${needGroupMembers.declineNote}, ${needGroupMembers.differs})`,
    })
    .from(needGroupMembers)
    .innerJoin(organisations, eq(organisations.id, needGroupMembers.organisationId))
    .where(
      and(
        eq(needGroupMembers.answeredBy, userId),
        or(ne(needGroupMembers.differs, ''), isNotNull(needGroupMembers.declineNote)),
      ),
    )
    .all()
  const own = [
    ...sent,
    ...invited,
    ...inWaves,
    ...inGroups,
    ...interested,
    ...answered,
    ...noted,
    ...ofPartners(userId),
  ]
  return own.sort((one, other) => other.sentAt.getTime() - one.sentAt.getTime())
}

/** What a person asked partners in joint proposals, and answered those who asked. */
function ofPartners(userId: string) {
  const asked = db
    .select({
      sentAt: partnerships.askedAt,
      organisation: organisations.name,
      part: partnerships.part,
      message: partnerships.message,
    })
    .from(partnerships)
    .innerJoin(requests, eq(requests.id, partnerships.requestId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(eq(partnerships.askedBy, userId))
    .all()
    .map(({ part, message, ...of }) => ({ ...of, text: [part, message].filter(Boolean).join('\n') }))
  const answered = db
    .select({ sentAt: partnerships.answeredAt, organisation: organisations.name, note: partnerships.note })
    .from(partnerships)
    .innerJoin(profiles, eq(profiles.id, partnerships.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(eq(partnerships.answeredBy, userId))
    .all()
    .flatMap(({ sentAt, organisation, note }) => (sentAt && note ? [{ sentAt, organisation, text: note }] : []))
  return [...asked, ...answered]
}

/** What the organisations' enterprises need; an agency and a consultant have none. */
export const needsOfOrganisations = (actors: readonly Actor[]) =>
  db
    .select({
      createdAt: needs.createdAt,
      organisation: organisations.name,
      text: needs.text,
      status: needs.status,
      publishedAt: needs.publishedAt,
      closedAt: needs.closedAt,
    })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(inArray(needs.organisationId, idsOf(actors)))
    .orderBy(desc(needs.createdAt))
    .limit(MOST_RECORDS + 1)
    .all()

export const profilesOfOrganisations = (actors: readonly Actor[]) =>
  db
    .select({
      createdAt: profiles.createdAt,
      organisation: organisations.name,
      status: profiles.status,
      headline: profiles.headline,
      introduction: profiles.introduction,
      feeNote: profiles.feeNote,
      publishedAt: profiles.publishedAt,
    })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(inArray(profiles.organisationId, idsOf(actors)))
    .all()

/** What the organisations' consultants offered, each version of it. */
export const proposalsOfOrganisations = (actors: readonly Actor[]) =>
  db
    .select({
      submittedAt: proposalVersions.submittedAt,
      organisation: organisations.name,
      version: proposalVersions.number,
      scope: proposalVersions.scope,
      approach: proposalVersions.approach,
      people: proposalVersions.people,
      provides: proposalVersions.provides,
      priceVnd: proposalVersions.priceVnd,
      durationWeeks: proposalVersions.durationWeeks,
      validUntil: proposalVersions.validUntil,
      changeNote: proposalVersions.changeNote,
      status: proposals.status,
    })
    .from(proposals)
    .innerJoin(proposalVersions, eq(proposalVersions.proposalId, proposals.id))
    .innerJoin(requests, eq(requests.id, proposals.requestId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(inArray(profiles.organisationId, idsOf(actors)))
    .orderBy(desc(proposalVersions.submittedAt))
    .limit(MOST_RECORDS + 1)
    .all()

/** Who sees how the organisations are reached, and their people. */
export const contactsSeen = (actors: readonly Actor[]) =>
  actors.flatMap((actor) =>
    contactsShown(actor).seenBy.map(({ since, partner }) => ({
      since,
      organisation: actor.organisationName,
      partner: partner ?? 'department',
    })),
  )

/** Agreements that the actor confirmed, changes of them that they proposed or answered, and copies signed on paper that they handed in. */
export function agreementsConfirmed({ userId }: Actor) {
  const confirmed = db
    .select({ confirmedAt: agreementConfirmations.confirmedAt, need: needs.text, sha256: agreementTexts.sha256 })
    .from(agreementConfirmations)
    .innerJoin(agreementTexts, eq(agreementTexts.id, agreementConfirmations.textId))
    .innerJoin(engagements, eq(engagements.id, agreementTexts.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .where(eq(agreementConfirmations.confirmedBy, userId))
    .orderBy(desc(agreementConfirmations.confirmedAt))
    .limit(MOST_RECORDS + 1)
    .all()
  const attached = db
    .select({ attachedAt: signedCopies.attachedAt, text: needs.text })
    .from(signedCopies)
    .innerJoin(engagements, eq(engagements.id, signedCopies.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .where(eq(signedCopies.attachedBy, userId))
    .orderBy(desc(signedCopies.attachedAt))
    .all()
  const changes = db
    .select({ change: planChanges, need: needs.text })
    .from(planChanges)
    .innerJoin(engagements, eq(engagements.id, planChanges.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .where(or(eq(planChanges.proposedBy, userId), eq(planChanges.answeredBy, userId)))
    .orderBy(desc(planChanges.proposedAt))
    .limit(MOST_RECORDS + 1)
    .all()
  return [
    ...changes.flatMap(({ change, need }) => changeDone(change, userId).map((done) => ({ ...done, text: need }))),
    ...confirmed.map(({ confirmedAt, need, sha256 }) => ({ confirmedAt, text: need, code: codeOf(sha256) })),
    ...attached,
  ]
}

/** What somebody did about a change of what was agreed on: proposed it, answered it. */
const changeDone = (
  { sha256, reason, declineReason, ...change }: typeof planChanges.$inferSelect,
  userId: string,
): Record<string, string | Date | null>[] => [
  ...(change.proposedBy === userId ? [{ submittedAt: change.proposedAt, note: reason, code: codeOf(sha256) }] : []),
  ...(change.answeredBy === userId
    ? [{ answeredAt: change.answeredAt, note: declineReason, code: codeOf(sha256) }]
    : []),
]

/** Files of the organisations; whoever acts for one opens each where it was handed in. Of what no record took yet, the actor's own. */
export const filesHandedIn = ({ userId }: Actor, actors: readonly Actor[]) =>
  db
    .select({
      createdAt: files.createdAt,
      organisation: organisations.name,
      name: files.name,
      mediaType: files.mediaType,
      size: files.size,
    })
    .from(files)
    .innerJoin(organisations, eq(organisations.id, files.organisationId))
    .where(
      and(inArray(files.organisationId, idsOf(actors)), or(ne(files.ownerKind, 'person'), eq(files.ownerId, userId))),
    )
    .orderBy(desc(files.createdAt))
    .limit(MOST_RECORDS + 1)
    .all()
