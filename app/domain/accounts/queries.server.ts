import { and, eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { memberships, organisations, users } from '~db/schema'
import { notFound } from '../errors'
import { type Actor, roleOf } from './lifecycle'

export type Organisation = typeof organisations.$inferSelect

/** The account as one that acts; null when there is none, or when it belongs to no organisation and is no administrator. */
export function actorOf(userId: string): Actor | null {
  const row = db
    .select({ user: users, organisation: organisations })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(users.id, userId))
    .get()
  if (!row) return null
  const { user, organisation } = row
  const role = user.isAdmin ? 'admin' : organisation && roleOf[organisation.kind]
  if (!role) return null
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    role,
    organisationId: organisation?.id ?? null,
    organisationName: organisation?.name ?? null,
    provinceCode: organisation?.provinceCode ?? null,
  }
}

/** The organisation that the actor acts for. An administrator has none: `not_found`. */
export function organisationOf(actor: Actor): Organisation {
  const organisation =
    actor.organisationId && db.select().from(organisations).where(eq(organisations.id, actor.organisationId)).get()
  if (!organisation) throw notFound()
  return organisation
}

/** What signing in needs to know of an account, by its e-mail (lower case). */
export const credentialsOf = (email: string) =>
  db.select({ userId: users.id, passwordHash: users.passwordHash }).from(users).where(eq(users.email, email)).get()

/** The stored hash of the actor's own password. */
export function passwordHashOf(actor: Actor): string {
  const user = db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, actor.userId)).get()
  if (!user) throw notFound()
  return user.hash
}

/** The agency of this name in the province: its officers share one organisation. */
export const agencyNamed = (name: string, provinceCode: string) =>
  db
    .select({ id: organisations.id })
    .from(organisations)
    .where(
      and(eq(organisations.kind, 'agency'), eq(organisations.name, name), eq(organisations.provinceCode, provinceCode)),
    )
    .get()
