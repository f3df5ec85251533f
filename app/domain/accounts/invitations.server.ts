import { and, count, desc, eq, gt, isNull } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Reader, transact, type Tx } from '~db/connection'
import { invitations, memberships, organisations, users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import type { Invited } from './forms'
import { type Actor, INVITATION_DAYS, MAX_OPEN_INVITATIONS } from './lifecycle'
import { idIn, keyOf } from './link-keys.server'
import { canManagePeople } from './policy'
import { accountOf } from './queries.server'

const PURPOSE = 'invitation'
const DAY_MS = 86_400_000

const isOpen = () => and(isNull(invitations.endedAt), gt(invitations.expiresAt, now()))

/**
 * An owner invites a colleague by a link, to be handed on by whatever they write to each other with: nothing is mailed to strangers. An
 * account that is named is told of it, if it was shown that the name is theirs. The id comes with the form: sent twice, it is one invitation.
 * Throws `not_found` for whoever is no owner, `accounts.too_many_invitations`.
 */
export function inviteColleague(actor: Actor, { id, name, role, login }: Invited) {
  if (!canManagePeople(actor)) throw notFound()
  const organisationId = actor.organisationId!
  transact((tx) => {
    if (tx.select().from(invitations).where(eq(invitations.id, id)).get()) return
    const own = and(eq(invitations.organisationId, organisationId), isOpen())
    const open = tx.select({ n: count() }).from(invitations).where(own).get()!.n
    if (open >= MAX_OPEN_INVITATIONS) throw new DomainError('accounts.too_many_invitations')
    const userId = login === undefined ? null : accountShownToBe(tx, login)
    const createdAt = now()
    const expiresAt = new Date(createdAt.getTime() + INVITATION_DAYS * DAY_MS)
    tx.insert(invitations)
      .values({ id, organisationId, name, role, userId, invitedBy: actor.userId, createdAt, expiresAt })
      .run()
    recordEvent(tx, actor, 'membership.invited', { invitationId: id, organisationId })
  })
}

/**
 * Whose account a name to sign in with is; null where it was never shown that they have it: somebody else may have signed up with it,
 * and would be let in.
 */
function accountShownToBe(tx: Tx, login: string): string | null {
  const account = accountOf(login, tx)
  const shownAt = login === account?.email ? account.emailConfirmedAt : account?.phoneConfirmedAt
  return account && shownAt ? account.id : null
}

/** The invitation can be used no more. One that has ended already changes nothing; throws `not_found` for another organisation's. */
export function withdrawInvitation(actor: Actor, invitationId: string) {
  if (!canManagePeople(actor)) throw notFound()
  transact((tx) => {
    const own = and(eq(invitations.id, invitationId), eq(invitations.organisationId, actor.organisationId!))
    const invitation = tx.select().from(invitations).where(own).get()
    if (!invitation) throw notFound()
    if (invitation.endedAt) return
    tx.update(invitations).set({ end: 'withdrawn', endedAt: now() }).where(own).run()
    recordEvent(tx, actor, 'membership.invitation_withdrawn', { invitationId })
  })
}

/** The links that an owner's organisation has out, the last first, each with the key of its address. */
export const openInvitations = (actor: Actor) =>
  canManagePeople(actor)
    ? db
        .select({
          id: invitations.id,
          name: invitations.name,
          role: invitations.role,
          expiresAt: invitations.expiresAt,
        })
        .from(invitations)
        .where(and(eq(invitations.organisationId, actor.organisationId!), isOpen()))
        .orderBy(desc(invitations.createdAt), desc(invitations.id))
        .all()
        .map((row) => ({ ...row, key: keyOf(PURPOSE, row.id) }))
    : []

/** Everybody who works for the actor's organisation, as they joined. */
export const colleaguesIn = ({ organisationId }: Actor) =>
  db
    .select({
      userId: users.id,
      name: users.name,
      role: memberships.role,
      since: memberships.createdAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.organisationId, organisationId ?? ''))
    .orderBy(memberships.createdAt, users.id)
    .all()

/** The invitation that a key opens, with its organisation; undefined where there is none. One that has ended is given, with how. */
export function openedInvitation(key: string, reader: Reader = db) {
  const id = idIn(PURPOSE, key)
  if (id === undefined) return undefined
  const row = reader
    .select({ invitation: invitations, organisation: organisations.name, invitedBy: users.name })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(eq(invitations.id, id))
    .get()
  if (!row) return undefined
  const isUsable = row.invitation.endedAt === null && row.invitation.expiresAt > now()
  return { ...row, isUsable }
}

/** The address of an invitation, for the account that is told of it. */
export const invitationPath = (invitationId: string) => `/join/${keyOf(PURPOSE, invitationId)}`
