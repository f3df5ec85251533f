import { and, asc, eq, isNotNull, ne } from 'drizzle-orm'
import { db } from '~db/connection'
import { engagements, memberships, organisations, profiles, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { engagementOf, engagementsOf } from './queries.server'
import { sideOf } from './policy'

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
  const { name, phone, address } = db.select().from(organisations).where(eq(organisations.id, partnerId)).get()!
  return { name, phone, address, people: peopleOf(partnerId) }
}

const peopleOf = (organisationId: string) =>
  db
    .select({ name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        ne(memberships.role, 'reader'),
        isNotNull(users.emailConfirmedAt),
      ),
    )
    .orderBy(asc(memberships.createdAt), asc(users.id))
    .all()
    .map(({ name, email }) => ({ name, email: email! }))

/** Who sees how the actor's organisation is reached, and since when; none for who is no party to anything. */
export const contactsSeenBy = (actor: Actor) =>
  sideOf(actor) === null
    ? []
    : engagementsOf(actor).map(({ id, enterprise, consultant, startedAt }) => ({
        engagementId: id,
        partner: sideOf(actor) === 'enterprise' ? consultant : enterprise,
        since: startedAt,
      }))
