import { transact } from '~db/connection'
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
