import { eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import type { Day } from '../days'
import { transact } from '~db/connection'
import { profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { changing } from '../activity/changing.server'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { profileToDecide } from './profile-to-decide.server'

type PublishInput = {
  /** Last day for which the check stands; absent: no end. */
  checkedUntil?: Day | null
  /** The version that the officer read. */
  seenVersion?: number
}

/**
 * Introduces a consultant whose papers were checked, or confirms the check of one already introduced.
 * Throws `profile.check_end_past` and `state_changed`.
 */
export function publishProfile(actor: Actor, profileId: string, input: PublishInput = {}): void {
  const checkedUntil = input.checkedUntil ?? null
  transact((tx) => {
    const profile = profileToDecide(tx, actor, profileId, 'published', input.seenVersion)
    if (checkedUntil !== null && checkedUntil < today()) {
      throw new DomainError('profile.check_end_past', {}, 'checkedUntil')
    }
    changing(tx, 'profile', profile.id, (tx) => {
      const moment = now()
      tx.update(profiles)
        .set({
          status: 'published',
          publishedAt: moment,
          updatedAt: moment,
          checkedUntil,
          returnedReason: null,
          changedParts: [],
          version: profile.version + 1,
        })
        .where(eq(profiles.id, profile.id))
        .run()
      recordEvent(tx, actor, 'profile.published', { profileId: profile.id, checkedUntil })
    })
  })
}
