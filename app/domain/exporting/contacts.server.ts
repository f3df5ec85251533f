import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import { db } from '~db/connection'
import { memberships, users } from '~db/schema'
import { groupBy } from '../group-by'

/** Who is spoken to in some organisations: of those who act for one, its owner who joined first. */
export function contactsOf(organisationIds: string[]) {
  const rows = db
    .select({
      organisationId: memberships.organisationId,
      name: users.name,
      email: users.email,
      phone: users.phone,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(inArray(memberships.organisationId, organisationIds), ne(memberships.role, 'reader')))
    .orderBy(desc(memberships.role), asc(memberships.createdAt))
    .all()
  const people = groupBy(rows, ({ organisationId }) => organisationId)
  return (id: string) => people.get(id)?.[0] ?? null
}
