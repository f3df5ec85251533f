import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { changing } from '../activity/changing.server'
import { recordEvent } from '../activity/record-event.server'
import { notFound } from '../errors'
import { CHECKED_PARTS, type ProfilePart } from './lifecycle'
import { canEditProfile } from './policy'
import { type Profile, readOwnProfile } from './read-profile.server'

/**
 * Changes one part of the actor's own profile. A published profile stays published: the change is in effect at once,
 * search follows, and the event names the part, so that the department sees what changed since its check.
 * Saving what already stands there is no change.
 */
export function changePart(actor: Actor, part: ProfilePart, change: (tx: Tx, profile: Profile) => void): void {
  transact((tx) => {
    const before = readOwnProfile(tx, actor)
    if (!before || !canEditProfile(actor, before)) throw notFound()
    changing(tx, 'profile', before.id, (tx) => {
      change(tx, before)
      if (isDeepStrictEqual(before, readOwnProfile(tx, actor))) return
      tx.update(profiles)
        .set({ version: before.version + 1, updatedAt: now(), changedParts: changedParts(before, part) })
        .where(eq(profiles.id, before.id))
        .run()
      recordEvent(tx, actor, 'profile.changed', { profileId: before.id, parts: [part] })
    })
  })
}

/** What the department has to look at again; before a profile is published it looks at all of it. */
function changedParts({ status, changedParts: known }: Profile, part: ProfilePart): ProfilePart[] {
  const isNews = status === 'published' && CHECKED_PARTS.includes(part) && !known.includes(part)
  return isNews ? [...known, part] : known
}
