import { and, eq, ne } from 'drizzle-orm'
import { transact } from '~db/connection'
import { memberships } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { join, type Joining, type NewOrganisation } from './insert-account.server'

/**
 * Gives an account one more organisation to work for, new or existing; the operator does it.
 * Gives the organisation's id.
 */
export function joinOrganisation(userId: string, organisation: NewOrganisation | Joining): string {
  return transact((tx) => {
    const organisationId = join(tx, userId, organisation)
    recordEvent(tx, { userId, organisationId }, 'account.joined', { by: 'operator' })
    return organisationId
  })
}

/** Hands somebody's organisation over to them, where its owners have left; the operator does it. Gives whether they were not yet one. */
export function makeOwner(userId: string, organisationId: string): boolean {
  return transact((tx) => {
    const { changes } = tx
      .update(memberships)
      .set({ role: 'owner' })
      .where(
        and(
          eq(memberships.userId, userId),
          eq(memberships.organisationId, organisationId),
          ne(memberships.role, 'owner'),
        ),
      )
      .run()
    if (changes > 0) recordEvent(tx, null, 'membership.changed', { accountId: userId, organisationId, role: 'owner' })
    return changes > 0
  })
}
