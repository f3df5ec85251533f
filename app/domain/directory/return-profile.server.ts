import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { changing } from '../activity/changing.server'
import { recordEvent } from '../activity/record-event.server'
import { profileToDecide } from './profile-to-decide.server'

type ReturnInput = {
  reason: string
  /** The version that the officer read. */
  seenVersion?: number
}

/** Gives a profile back with what is to be put right; one that was published is no longer shown. Throws `state_changed`. */
export function returnProfile(actor: Actor, profileId: string, input: ReturnInput): void {
  transact((tx) => {
    const profile = profileToDecide(tx, actor, profileId, 'returned', input.seenVersion)
    changing(tx, 'profile', profile.id, (tx) => {
      tx.update(profiles)
        .set({ status: 'returned', returnedReason: input.reason, updatedAt: now(), version: profile.version + 1 })
        .where(eq(profiles.id, profile.id))
        .run()
      recordEvent(tx, actor, 'profile.returned', { profileId: profile.id, reason: input.reason })
    })
  })
}
