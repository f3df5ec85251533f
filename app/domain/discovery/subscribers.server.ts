import { enqueue } from '~/jobs/outbox.server'
import type { Tx } from '~db/connection'
import { whenFindable } from './when-findable.server'

export function syncProfile(tx: Tx, { profileId }: { profileId: string }) {
  enqueue(tx, 'search.sync', { index: 'consultants', id: profileId })
}

/** Search follows the change of a profile that is published or was. */
export const syncChangedProfile = whenFindable((tx, profileId) => syncProfile(tx, { profileId }))
