import { transact } from '~db/connection'
import type { Actor } from '../accounts/lifecycle'
import { endNeed } from './end-need.server'
import type { OFFERED_CLOSE_REASONS } from './lifecycle'
import { managedNeed } from './queries.server'

/** The enterprise ends its need without an award. */
export function closeNeed(actor: Actor, needId: string, reason: (typeof OFFERED_CLOSE_REASONS)[number]) {
  transact((tx) => endNeed(tx, actor, managedNeed(actor, needId, tx), reason))
}
