import { isDeepStrictEqual } from 'node:util'
import { enqueue } from '~/jobs/outbox.server'
import type { Tx } from '~db/connection'
import type { EventDetail } from '../activity/events'
import { listedBy } from '../discovery/newly-listed.server'

export function lookAtPublishedNeed(tx: Tx, { needId }: EventDetail<'need.published' | 'need.reopened'>) {
  enqueue(tx, 'alerts.look', { kind: 'needs', id: needId, before: null })
}

export function lookAtChangedNeed(tx: Tx, { needId, parts }: EventDetail<'need.changed'>) {
  if (parts) lookAtPublishedNeed(tx, { needId })
}

/** Saved searches look at a changed profile that may be found, and know what decided before whether they list it. */
export function lookAtChangedProfile(tx: Tx, profileId: string) {
  const before = listedBy(profileId)
  return () => {
    const after = listedBy(profileId)
    if (after === null || isDeepStrictEqual(before, after)) return
    enqueue(tx, 'alerts.look', { kind: 'consultants', id: profileId, before })
  }
}
