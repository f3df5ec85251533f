import { and, count, eq, isNull, ne, type SQL } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { invitations, memberships, users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { type Actor, isOwner, type MembershipRole } from './lifecycle'
import { canManagePeople } from './policy'

/** Somebody of the actor's organisation, for its owners. Throws `not_found` for everybody else. */
export const colleagueOf = (actor: Actor, userId: string) => transact((tx) => colleague(tx, actor, userId))

/**
 * An owner changes what somebody may do in the organisation; making another one an owner hands it over. Throws
 * `accounts.last_owner` beside `role` where nobody would be left who is.
 */
export function changeMembership(actor: Actor, userId: string, role: MembershipRole) {
  transact((tx) => {
    const { organisationId, role: before } = colleague(tx, actor, userId)
    if (before === role) return
    if (isOwner(before)) {
      assertAnotherOwner(tx, organisationId, userId, 'role')
      withdrawInvitationsBy(tx, organisationId, userId)
    }
    tx.update(memberships).set({ role }).where(isOf(organisationId, userId)).run()
    recordEvent(tx, actor, 'membership.changed', { accountId: userId, organisationId, role })
  })
}

/** Somebody works for the organisation no more: an owner removes them, or leaves. Throws `accounts.last_owner`. */
export function endMembership(actor: Actor, userId: string) {
  transact((tx) => {
    const { organisationId, role } = colleague(tx, actor, userId)
    if (isOwner(role)) assertAnotherOwner(tx, organisationId, userId)
    withdrawInvitationsBy(tx, organisationId, userId)
    tx.delete(memberships).where(isOf(organisationId, userId)).run()
    recordEvent(tx, actor, 'membership.ended', { accountId: userId, organisationId })
  })
}

/** Links that somebody made who says no more who works for the organisation: they would let them in again. */
function withdrawInvitationsBy(tx: Tx, organisationId: string, userId: string) {
  withdrawInvitations(tx, and(eq(invitations.organisationId, organisationId), eq(invitations.invitedBy, userId)))
}

/** All links that an account made: whoever had it may have kept them. */
export const withdrawInvitationsOf = (tx: Tx, userId: string) =>
  withdrawInvitations(tx, eq(invitations.invitedBy, userId))

function withdrawInvitations(tx: Tx, which: SQL | undefined) {
  tx.update(invitations)
    .set({ end: 'withdrawn', endedAt: now() })
    .where(and(which, isNull(invitations.endedAt)))
    .run()
}

const isOf = (organisationId: string, userId: string) =>
  and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId))

function colleague(tx: Tx, actor: Actor, userId: string) {
  if (!canManagePeople(actor)) throw notFound()
  const row = tx
    .select({
      userId: users.id,
      name: users.name,
      role: memberships.role,
      organisationId: memberships.organisationId,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(isOf(actor.organisationId!, userId))
    .get()
  if (!row) throw notFound()
  return row
}

function assertAnotherOwner(tx: Tx, organisationId: string, userId: string, field?: string) {
  const others = and(
    eq(memberships.organisationId, organisationId),
    eq(memberships.role, 'owner'),
    ne(memberships.userId, userId),
  )
  if (tx.select({ n: count() }).from(memberships).where(others).get()!.n === 0) {
    throw new DomainError('accounts.last_owner', {}, field)
  }
}
