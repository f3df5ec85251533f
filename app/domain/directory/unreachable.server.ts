import { asc, eq, isNotNull } from 'drizzle-orm'
import { db } from '~db/connection'
import { memberships, organisations, profiles, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { canSeeOrganisation, canSeeSharedTaxCodes } from './policy'

/**
 * People whom no mail reaches, of the organisations that the department may see: somebody has to call them. Throws `not_found` for
 * other roles.
 */
export function unreachablePeople(actor: Actor) {
  if (!canSeeSharedTaxCodes(actor)) throw notFound()
  return db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      stopped: users.mailStopped,
      organisation: organisations,
      profileStatus: profiles.status,
    })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .leftJoin(profiles, eq(profiles.organisationId, organisations.id))
    .where(isNotNull(users.mailStopped))
    .orderBy(asc(organisations.name), asc(users.name))
    .all()
    .filter(({ organisation, profileStatus }) => canSeeOrganisation(actor, { ...organisation, profileStatus }))
    .map(({ organisation, stopped, userId, name, email }) => ({
      userId,
      name,
      email,
      stopped: stopped!,
      organisationId: organisation.id,
      organisation: organisation.name,
      phone: organisation.phone,
    }))
}
