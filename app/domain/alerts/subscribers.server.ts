import { isDeepStrictEqual } from 'node:util'
import { enqueue } from '~/jobs/outbox.server'
import type { Tx } from '~db/connection'
import type { EventDetail } from '../activity/events'
import { findableProfile } from '../discovery/findable.server'

export function lookAtPublishedNeed(tx: Tx, { needId }: EventDetail<'need.published'>) {
  enqueue(tx, 'alerts.look', { kind: 'needs', id: needId, before: null })
}

/** Saved searches look at a changed profile that may be found, and know as what they found it before. */
export function lookAtChangedProfile(tx: Tx, profileId: string) {
  const before = findableProfile(profileId)
  return () => {
    const after = findableProfile(profileId)
    if (after === null || isDeepStrictEqual(before, after)) return
    enqueue(tx, 'alerts.look', { kind: 'consultants', id: profileId, before })
  }
}
