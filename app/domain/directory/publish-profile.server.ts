import { eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import type { Day } from '../days'
import { transact } from '~db/connection'
import { profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { changing } from '../activity/changing.server'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { recordComparisons } from './compare-papers.server'
import type { Comparison } from './forms'
import { hasEnded } from './lifecycle'
import { profileToDecide } from './profile-to-decide.server'

type PublishInput = {
  /** Last day for which the check stands; absent: no end. */
  checkedUntil?: Day | null
  /** What the officer compared the credentials with; what is not named stays as recorded. */
  compared?: readonly Comparison[]
  /** The version that the officer read. */
  seenVersion?: number
}

/**
 * Introduces a consultant whose profile was checked, or confirms the check of one already introduced. Papers need not have been
 * compared: the public page says of each whether it was. Throws `profile.check_end_past`, `profile.no_file` and `state_changed`.
 */
export function publishProfile(actor: Actor, profileId: string, input: PublishInput = {}): void {
  const checkedUntil = input.checkedUntil ?? null
  transact((tx) => {
    const profile = profileToDecide(tx, actor, profileId, 'published', input.seenVersion)
    if (hasEnded(checkedUntil, today())) {
      throw new DomainError('profile.check_end_past', {}, 'checkedUntil')
    }
    changing(tx, 'profile', profile.id, (tx) => {
      recordComparisons(tx, actor, profile.id, input.compared ?? [])
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
