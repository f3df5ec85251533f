import { and, asc, count, eq, or } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import { memberships, organisations, users } from '~db/schema'
import { notFound } from '../errors'
import { type Actor, actorIn, type OrganisationKind, roleIn, type Workspace } from './lifecycle'
import { type MailStanding, mailStanding } from './takes-mail'

export type Organisation = typeof organisations.$inferSelect

/**
 * The workspaces of an account: the care of the system first, where it is an administrator's, then its organisations in
 * the order in which it joined them. Whoever has none of these still has what is their own.
 */
export function workspacesOf(userId: string, reader: Reader = db): Workspace[] {
  const admin = reader.select({ isAdmin: users.isAdmin }).from(users).where(eq(users.id, userId)).get()?.isAdmin
  const joined = reader
    .select({
      organisationId: organisations.id,
      organisationName: organisations.name,
      provinceCode: organisations.provinceCode,
      kind: organisations.kind,
      agencyKind: organisations.agencyKind,
      membership: memberships.role,
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(memberships.createdAt), asc(memberships.organisationId))
    .all()
    .map(({ kind, ...workspace }) => ({ ...workspace, role: roleIn(kind, workspace.agencyKind) }))
  if (admin) return [SYSTEM, ...joined]
  return joined.length > 0 ? joined : [UNATTACHED]
}

const SYSTEM: Workspace = {
  organisationId: null,
  organisationName: null,
  provinceCode: null,
  role: 'admin',
  membership: null,
  agencyKind: null,
}

const UNATTACHED: Workspace = { ...SYSTEM, role: 'unattached' }

/**
 * The account as one that acts, in the chosen workspace; in its first one where none was chosen or the chosen one is no
 * longer its own. Null when there is no such account, or it was deleted.
 */
export function actorOf(userId: string, chosen: string | null = null): Actor | null {
  const person = db.select().from(users).where(eq(users.id, userId)).get()
  if (!person || person.deletedAt) return null
  const workspaces = workspacesOf(userId)
  const workspace = workspaces.find(({ organisationId }) => organisationId === chosen) ?? workspaces[0]!
  return actorIn({ ...person, userId }, workspace, workspaces)
}

/** The organisation that the actor acts for. `not_found` for whoever has none. */
export function organisationOf(actor: Actor): Organisation {
  const organisation =
    actor.organisationId && db.select().from(organisations).where(eq(organisations.id, actor.organisationId)).get()
  if (!organisation) throw notFound()
  return organisation
}

/** The account that somebody signs in to: by its e-mail (lower case) or its mobile number, as it is stored. */
export const accountOf = (login: string, reader: Reader = db) =>
  reader
    .select()
    .from(users)
    .where(or(eq(users.email, login), eq(users.phone, login)))
    .get()

/** The stored hash of the actor's own password. */
export function passwordHashOf(actor: Actor): string {
  const user = db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, actor.userId)).get()
  if (!user) throw notFound()
  return user.hash
}

/** The organisations of this kind and name in the province; names are nobody's alone. */
export const organisationsNamed = (kind: OrganisationKind, name: string, provinceCode: string) =>
  db
    .select({ id: organisations.id, agencyKind: organisations.agencyKind })
    .from(organisations)
    .where(
      and(eq(organisations.kind, kind), eq(organisations.name, name), eq(organisations.provinceCode, provinceCode)),
    )
    .all()

/** How many people work for the actor's organisation, the actor among them. */
export const colleaguesOf = ({ organisationId }: Actor): number =>
  organisationId
    ? db.select({ n: count() }).from(memberships).where(eq(memberships.organisationId, organisationId)).get()!.n
    : 0

/** Whether anybody works for an agency, or is an administrator: without them nobody checks consultants. */
export const hasOfficers = (): boolean =>
  db
    .select({ id: users.id })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(or(eq(users.isAdmin, true), eq(organisations.kind, 'agency')))
    .limit(1)
    .get() !== undefined

/** How it stands with mails to the actor's own address. */
export function mailStandingOf(actor: Actor): MailStanding {
  const user = db.select().from(users).where(eq(users.id, actor.userId)).get()
  if (!user) throw notFound()
  return mailStanding(user)
}
