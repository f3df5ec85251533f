import { eq, sql } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { profiles } from '~db/schema'
import type { EventDetail } from '../activity/events'

/** Name and place in a consultant's profile are its organisation's: their change is a change of the profile. */
export function refreshProfile(tx: Tx, { organisationId }: EventDetail<'organisation.changed'>) {
  tx.update(profiles)
    .set({ version: sql`${profiles.version} + 1`, updatedAt: now() })
    .where(eq(profiles.organisationId, organisationId))
    .run()
}

type ProfileWatcher = (tx: Tx, profileId: string) => () => void

/** Lets a watcher of profiles see an organisation's, where it has one. */
export const ofItsProfile =
  (watch: ProfileWatcher) =>
  (tx: Tx, organisationId: string): (() => void) => {
    const profile = tx
      .select({ id: profiles.id })
      .from(profiles)
      .where(eq(profiles.organisationId, organisationId))
      .get()
    return profile ? watch(tx, profile.id) : () => undefined
  }
