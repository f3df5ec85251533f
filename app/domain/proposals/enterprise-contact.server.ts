import { and, eq, ne } from 'drizzle-orm'
import { db } from '~db/connection'
import { memberships, needs, organisations, requests, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { showsContact } from './policy'
import { requestOf } from './queries.server'

/**
 * How the enterprise of a request is reached, and who sent it if they still act for it; null while the consultant is not to see
 * that. An e-mail address is told once it is confirmed.
 */
export function enterpriseContact(actor: Actor, requestId: string) {
  const request = requestOf(actor, requestId)
  if (!showsContact(request)) return null
  const { id, name, phone, address } = db
    .select({
      id: organisations.id,
      name: organisations.name,
      phone: organisations.phone,
      address: organisations.address,
    })
    .from(organisations)
    .innerJoin(needs, eq(needs.organisationId, organisations.id))
    .where(eq(needs.id, request.needId))
    .get()!
  return { name, phone, address, people: sendersOf(requestId, id) }
}

const sendersOf = (requestId: string, organisationId: string) =>
  db
    .select({ name: users.name, email: users.email, confirmedAt: users.emailConfirmedAt })
    .from(requests)
    .innerJoin(users, eq(users.id, requests.sentBy))
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(
      and(eq(requests.id, requestId), eq(memberships.organisationId, organisationId), ne(memberships.role, 'reader')),
    )
    .all()
    .map(({ name, email, confirmedAt }) => ({ name, email: confirmedAt ? email : null }))
