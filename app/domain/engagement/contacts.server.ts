import { and, asc, desc, eq, isNotNull, ne, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db } from '~db/connection'
import {
  disputes,
  engagements,
  memberships,
  needs,
  organisations,
  profiles,
  proposals,
  requests,
  users,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { showsContact } from '../proposals/policy'
import { sideOf } from './policy'
import { engagementOf } from './queries.server'

type Side = NonNullable<ReturnType<typeof sideOf>>

const consultants = alias(organisations, 'consultants')

/**
 * How either party of an engagement reaches the other: the organisation, and who acts for it. An e-mail address is told once it is
 * confirmed: until then it may be a stranger's. Throws `not_found` for everybody else.
 */
export function partnerContacts(actor: Actor, engagementId: string) {
  const { id } = engagementOf(actor, engagementId)
  const sides = db
    .select({ enterprise: engagements.organisationId, consultant: profiles.organisationId })
    .from(engagements)
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(eq(engagements.id, id))
    .get()!
  const partnerId = sideOf(actor) === 'enterprise' ? sides.consultant : sides.enterprise
  return contactsOf(partnerId)
}

/** How an organisation is reached, for a reader who may know. */
export function contactsOf(organisationId: string) {
  const { name, phone, address } = db.select().from(organisations).where(eq(organisations.id, organisationId)).get()!
  return { name, phone, address, people: peopleOf(organisationId) }
}

const peopleOf = (organisationId: string) =>
  db
    .select({ name: users.name, email: users.email, emailConfirmedAt: users.emailConfirmedAt })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organisationId, organisationId), ne(memberships.role, 'reader')))
    .orderBy(asc(memberships.createdAt), asc(users.id))
    .all()
    .map(({ name, email, emailConfirmedAt }) => ({ name, email: emailConfirmedAt && email }))

type Shown = {
  requestId: string
  needId: string
  needText: string
  engagementId: string | null
  /** Null: the department, while it mediates. */
  partner: string | null
  since: Date
  isOpen: boolean
  /** Since when it is shown no more, because the enterprise took it back. */
  withdrawnAt: Date | null
}

/**
 * Who sees, or saw until their request came to nothing, how the actor's organisation is reached (`seenBy`), and whose the actor's
 * organisation sees (`sees`), each since when; nothing for who is no party to anything.
 */
export function contactsShown(actor: Actor): { seenBy: Shown[]; sees: Shown[] } {
  const side = sideOf(actor)
  if (side === null) return { seenBy: [], sees: [] }
  const rows = sharedBy(actor, side)
  const ofEnterprise = rows.flatMap((row) => shownSince(row, row.contactSharedAt ?? row.startedAt))
  const ofConsultant = rows.flatMap((row) => shownSince(row, row.startedAt))
  const mediated = rows.flatMap(shownToMediate)
  return side === 'enterprise'
    ? { seenBy: [...ofEnterprise, ...mediated], sees: ofConsultant }
    : { seenBy: [...ofConsultant, ...mediated], sees: ofEnterprise }
}

/** The department, for as long as it mediates. */
const shownToMediate = ({ requestId, needId, needText, engagementId }: Row): Shown[] =>
  engagementId === null
    ? []
    : db
        .select({ since: disputes.openedAt, status: disputes.status })
        .from(disputes)
        .where(eq(disputes.engagementId, engagementId))
        .orderBy(desc(disputes.openedAt))
        .all()
        .map(({ since, status }) => ({
          requestId,
          needId,
          needText,
          engagementId,
          partner: null,
          since,
          isOpen: status === 'open',
          withdrawnAt: null,
        }))

type Row = ReturnType<typeof sharedBy>[number]

const shownSince = (
  { requestId, needId, needText, engagementId, partner, status, needStatus, ...contact }: Row,
  since: Date | null,
): Shown[] => {
  const isOpen = engagementId !== null || showsContact({ status, needStatus, ...contact })
  return since
    ? [{ requestId, needId, needText, engagementId, partner, since, isOpen, withdrawnAt: contact.contactWithdrawnAt }]
    : []
}

/** The actor's requests by which somebody came to see how somebody is reached, the newest first. */
const sharedBy = (actor: Actor, side: Side) =>
  db
    .select({
      requestId: requests.id,
      needId: requests.needId,
      needText: needs.text,
      status: requests.status,
      needStatus: needs.status,
      contactSharedAt: requests.contactSharedAt,
      contactWithdrawnAt: requests.contactWithdrawnAt,
      engagementId: engagements.id,
      startedAt: engagements.startedAt,
      partner: side === 'enterprise' ? consultants.name : organisations.name,
    })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .leftJoin(proposals, eq(proposals.requestId, requests.id))
    .leftJoin(engagements, eq(engagements.proposalId, proposals.id))
    .where(
      and(
        eq(side === 'enterprise' ? organisations.id : consultants.id, actor.organisationId!),
        or(isNotNull(requests.contactSharedAt), isNotNull(engagements.id)),
      ),
    )
    .orderBy(desc(requests.sentAt), asc(requests.id))
    .all()
