import { eq } from 'drizzle-orm'
import type { Tx } from '~db/connection'
import { profiles } from '~db/schema'

/** A watcher that follows each change of a profile that is published or was. */
export const whenFindable = (follow: (tx: Tx, profileId: string) => void) => (tx: Tx, profileId: string) => {
  const before = stateOf(tx, profileId)
  return () => {
    const after = stateOf(tx, profileId)
    if (before?.version === after?.version) return
    if (before?.isPublished || after?.isPublished) follow(tx, profileId)
  }
}

/** Whether its check still stands does not matter here: one whose check has ended may still be in an index. */
function stateOf(tx: Tx, profileId: string) {
  const profile = tx.select().from(profiles).where(eq(profiles.id, profileId)).get()
  return profile && { version: profile.version, isPublished: profile.status === 'published' }
}
