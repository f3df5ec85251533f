import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { credentials, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { changing } from '../activity/changing.server'
import { recordEvent } from '../activity/record-event.server'
import { dropFiles } from '../files/drop-files.server'
import { readOwnProfile } from './read-profile.server'

/** What the consultant said of itself and handed in. */
const NOTHING_SAID = {
  headline: '',
  introduction: '',
  feeNote: '',
  returnedReason: null,
  checkedUntil: null,
  changedParts: [],
}

/**
 * The actor's own profile is shown to nobody any more, and holds no words and no papers: what came of it stays with those for whom
 * the work was. Without a profile nothing changes.
 */
export function withdrawProfile(actor: Actor) {
  transact((tx) => {
    const profile = readOwnProfile(tx, actor)
    if (!profile) return
    changing(tx, 'profile', profile.id, (tx) => {
      tx.update(profiles)
        .set({ ...NOTHING_SAID, status: 'draft', updatedAt: now(), version: profile.version + 1 })
        .where(eq(profiles.id, profile.id))
        .run()
      tx.delete(credentials).where(eq(credentials.profileId, profile.id)).run()
      dropFiles(
        tx,
        profile.credentials.flatMap(({ fileId }) => fileId ?? []),
      )
      recordEvent(tx, actor, 'profile.withdrawn', { profileId: profile.id })
    })
  })
}
