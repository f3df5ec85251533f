import type { Tx } from '~db/connection'
import type { Actor } from '../accounts/lifecycle'
import { hasOwnInterest } from '../accounts/policy'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { type ProfileStatus, profileTransitions } from './lifecycle'
import { canDecideProfile } from './policy'
import { readProfileIf } from './read-profile.server'

/**
 * The profile that an officer works on, read inside the transaction. Throws `accounts.own_interest` where the officer belongs to
 * the profile's organisation, and `state_changed` where it changed since the officer read version `seenVersion`, a decision already
 * made included.
 */
export function profileToCheck(tx: Tx, actor: Actor, profileId: string, seenVersion?: number) {
  const profile = readProfileIf(tx, profileId, (found) => canDecideProfile(actor) && found.status !== 'draft')
  if (!profile) throw notFound()
  if (hasOwnInterest(actor, [profile.organisationId])) throw new DomainError('accounts.own_interest')
  if (seenVersion !== undefined && seenVersion !== profile.version) throw new DomainError('state_changed')
  return profile
}

/** `profileToCheck` for a decision; `state_changed` also where the profile's state does not let it become `to`. */
export function profileToDecide(tx: Tx, actor: Actor, profileId: string, to: ProfileStatus, seenVersion?: number) {
  const profile = profileToCheck(tx, actor, profileId, seenVersion)
  assertMayBecome(profileTransitions, profile.status, to)
  return profile
}
