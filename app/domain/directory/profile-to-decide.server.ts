import type { Tx } from '~db/connection'
import type { Actor } from '../accounts/lifecycle'
import { hasOwnInterest } from '../accounts/policy'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { type ProfileStatus, profileTransitions } from './lifecycle'
import { canDecideProfile } from './policy'
import { readProfileIf } from './read-profile.server'

/**
 * The profile that a department is about to decide on, read inside the decision's transaction.
 * Throws `accounts.own_interest` where the officer belongs to the profile's organisation, and `state_changed` where it changed since the officer read version `seenVersion`, a decision already made included.
 */
export function profileToDecide(tx: Tx, actor: Actor, profileId: string, to: ProfileStatus, seenVersion?: number) {
  const profile = readProfileIf(tx, profileId, (found) => canDecideProfile(actor) && found.status !== 'draft')
  if (!profile) throw notFound()
  if (hasOwnInterest(actor, [profile.organisationId])) throw new DomainError('accounts.own_interest')
  assertMayBecome(profileTransitions, profile.status, to)
  if (seenVersion !== undefined && seenVersion !== profile.version) {
    throw new DomainError('state_changed', { from: profile.status, to })
  }
  return profile
}
