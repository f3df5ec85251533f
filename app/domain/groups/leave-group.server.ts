import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { needGroupMembers, needs } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { mayReopen } from '../needs/lifecycle'
import { ownNeed } from '../needs/queries.server'
import { reopenNeed } from '../needs/reopen-need.server'
import { eventOf, giveUpLead } from './answer-group.server'
import { dissolveGroup } from './dissolve.server'
import { mayLeave, memberTransitions, MIN_MEMBERS } from './lifecycle'
import { joinedOf, ownMembership } from './queries.server'

/**
 * The enterprise leaves before a consultant is chosen: its own need is open again, and whoever was invited for the joint one reads that
 * its members changed. A group whose representative leaves, or that is left with one, ends with its joint need.
 * Throws `state_changed` afterwards.
 */
export function leaveGroup(actor: Actor, groupId: string) {
  transact((tx) => {
    const { group, own } = ownMembership(actor, groupId, tx)
    if (!mayLeave(group.status)) throw new DomainError('state_changed', { status: group.status })
    assertMayBecome(memberTransitions, own.status, 'left')
    tx.update(needGroupMembers).set({ status: 'left', leftAt: now() }).where(eq(needGroupMembers.id, own.id)).run()
    recordEvent(tx, actor, 'group.left', eventOf(own))
    const wasLead = group.leadOrganisationId === actor.organisationId
    if (group.status === 'gathering') giveUpLead(tx, actor, group)
    else if (wasLead) dissolveGroup(tx, actor, group, 'lead_left')
    else if (joinedOf(groupId, tx).length < MIN_MEMBERS) dissolveGroup(tx, actor, group, 'too_few')
    else {
      const needId = group.jointNeedId!
      tx.update(needs).set({ changedAt: now() }).where(eq(needs.id, needId)).run()
      recordEvent(tx, actor, 'need.changed', { needId, parts: ['members'] })
    }
    const need = ownNeed(actor, own.needId)
    if (need && need.closeReason === 'in_group' && mayReopen(need)) reopenNeed(actor, need.id)
  })
}
