import { eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { transact } from '~db/connection'
import { profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { changing } from '../activity/changing.server'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { missingParts } from './completeness'
import { maySubmit } from './lifecycle'
import { canSubmitProfile } from './policy'
import { readOwnProfile } from './read-profile.server'

/**
 * Sends the actor's own profile to the department.
 * Throws `profile.incomplete`, its detail naming the missing parts, and `state_changed` where it was already sent.
 */
export function submitProfile(actor: Actor): void {
  transact((tx) => {
    const profile = readOwnProfile(tx, actor)
    if (!profile || !canSubmitProfile(actor, profile)) throw notFound()
    if (!maySubmit(profile, today())) throw new DomainError('state_changed', { from: profile.status, to: 'submitted' })
    const missing = missingParts(profile)
    if (missing.length > 0) throw new DomainError('profile.incomplete', { parts: missing.join(',') })
    changing(tx, 'profile', profile.id, (tx) => {
      const moment = now()
      tx.update(profiles)
        .set({ status: 'submitted', submittedAt: moment, updatedAt: moment, version: profile.version + 1 })
        .where(eq(profiles.id, profile.id))
        .run()
      recordEvent(tx, actor, 'profile.submitted', { profileId: profile.id })
    })
  })
}
