import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { profiles } from '~db/schema'
import { enqueue } from '~/jobs/outbox.server'
import type { Actor } from '../accounts/lifecycle'
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
    tx.update(profiles)
      .set({ status: 'returned', returnedReason: input.reason, updatedAt: now(), version: profile.version + 1 })
      .where(eq(profiles.id, profile.id))
      .run()
    recordEvent(tx, actor, 'profile.returned', { profileId: profile.id, reason: input.reason })
    enqueue(tx, 'search.sync', { index: 'consultants', id: profile.id })
  })
}
