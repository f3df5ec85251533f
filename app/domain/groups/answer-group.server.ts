import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { needGroupMembers, needGroups } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { ownNeed } from '../needs/queries.server'
import { type GroupDeclineReason, memberTransitions, type Preference } from './lifecycle'
import { type Group, ownMembership } from './queries.server'

export const eventOf = ({ id, groupId, needId }: { id: string; groupId: string; needId: string }) => ({
  groupId,
  memberId: id,
  needId,
})

function assertGathering({ status }: Group) {
  if (status !== 'gathering') throw new DomainError('state_changed', { status })
}

/**
 * The enterprise joins, says who it would like to hold the certificate and what is different at its place. Its own need goes on until
 * the joint one is published. Throws `group.need_unavailable` where that need has ended.
 */
export function joinGroup(actor: Actor, groupId: string, said: { prefers: Preference; differs: string }) {
  transact((tx) => {
    const { group, own } = ownMembership(actor, groupId, tx)
    assertGathering(group)
    assertMayBecome(memberTransitions, own.status, 'joined')
    if (ownNeed(actor, own.needId)?.status !== 'published') throw new DomainError('group.need_unavailable')
    tx.update(needGroupMembers)
      .set({
        status: 'joined',
        ...said,
        answeredAt: now(),
        answeredBy: actor.userId,
        declineReason: null,
        declineNote: null,
      })
      .where(eq(needGroupMembers.id, own.id))
      .run()
    recordEvent(tx, actor, 'group.joined', eventOf(own))
  })
}

/** The enterprise says no: its need goes on by itself, and it is not asked for it again. */
export function declineGroup(actor: Actor, groupId: string, said: { reason: GroupDeclineReason; note: string }) {
  transact((tx) => {
    const { group, own } = ownMembership(actor, groupId, tx)
    assertGathering(group)
    assertMayBecome(memberTransitions, own.status, 'declined')
    tx.update(needGroupMembers)
      .set({
        status: 'declined',
        declineReason: said.reason,
        declineNote: said.note || null,
        answeredAt: now(),
        answeredBy: actor.userId,
      })
      .where(eq(needGroupMembers.id, own.id))
      .run()
    recordEvent(tx, actor, 'group.declined', eventOf(own))
    giveUpLead(tx, actor, group)
  })
}

/** Whoever was to act for the group is not in it: somebody else of it may. */
export function giveUpLead(tx: Tx, actor: Actor, group: Group) {
  if (group.leadOrganisationId !== actor.organisationId) return
  tx.update(needGroups).set({ leadOrganisationId: null, leadChangedAt: now() }).where(eq(needGroups.id, group.id)).run()
  recordEvent(tx, actor, 'group.lead_missing', { groupId: group.id })
}

/** A member takes over to act for the group, where nobody does. Throws `group.has_lead` where another one was quicker. */
export function takeLead(actor: Actor, groupId: string) {
  transact((tx) => {
    const { group, own } = ownMembership(actor, groupId, tx)
    assertGathering(group)
    if (own.status !== 'joined') throw new DomainError('state_changed', { status: own.status })
    if (group.leadOrganisationId === actor.organisationId) return
    if (group.leadOrganisationId !== null) throw new DomainError('group.has_lead')
    tx.update(needGroups)
      .set({ leadOrganisationId: actor.organisationId, leadChangedAt: now() })
      .where(eq(needGroups.id, groupId))
      .run()
    recordEvent(tx, actor, 'group.lead_taken', eventOf(own))
  })
}
