import { eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { transact } from '~db/connection'
import { profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { Day } from '../days'
import { DomainError } from '../errors'
import { isPaused } from './lifecycle'
import { profileToCheck } from './profile-to-decide.server'

/**
 * Nobody invites this consultant until the end of a day, or until that is lifted; they read the reason, and answer what they have.
 * Throws `state_changed` where they are paused already, and what `profileToCheck` throws.
 */
export function pauseInvitations(actor: Actor, profileId: string, { until, reason }: { until?: Day; reason: string }) {
  transact((tx) => {
    const profile = profileToCheck(tx, actor, profileId)
    if (isPaused(profile, today())) throw new DomainError('state_changed')
    tx.update(profiles)
      .set({ pausedAt: now(), pausedUntil: until ?? null, pauseReason: reason })
      .where(eq(profiles.id, profileId))
      .run()
    recordEvent(tx, actor, 'invitations.paused', { profileId, until: until ?? null })
  })
}

/** They can be invited again. Throws `state_changed` where they can be already. */
export function resumeInvitations(actor: Actor, profileId: string) {
  transact((tx) => {
    if (!isPaused(profileToCheck(tx, actor, profileId), today())) throw new DomainError('state_changed')
    tx.update(profiles)
      .set({ pausedAt: null, pausedUntil: null, pauseReason: null })
      .where(eq(profiles.id, profileId))
      .run()
    recordEvent(tx, actor, 'invitations.resumed', { profileId })
  })
}
