import { eq, inArray, like, or } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import { memberships, organisations } from '~db/schema'

/**
 * Organisations that are no strangers to an enterprise: itself, those of the same tax code (a branch's `-001` counts as
 * its parent's), and those that share a member with it. None of them is proposed to it or asked by it.
 */
export function organisationsTiedTo(organisationId: string, reader: Reader = db): string[] {
  const members = reader
    .select({ id: memberships.userId })
    .from(memberships)
    .where(eq(memberships.organisationId, organisationId))
  const shared = reader
    .select({ id: memberships.organisationId })
    .from(memberships)
    .where(inArray(memberships.userId, members))
    .all()
  const own = reader
    .select({ taxCode: organisations.taxCode })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .get()
  const parent = own?.taxCode?.split('-')[0]
  const sameCode = parent
    ? reader
        .select({ id: organisations.id })
        .from(organisations)
        .where(or(eq(organisations.taxCode, parent), like(organisations.taxCode, `${parent}-%`)))
        .all()
    : []
  return [...new Set([organisationId, ...[...shared, ...sameCode].map(({ id }) => id)])]
}
