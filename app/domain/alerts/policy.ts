import type { Actor } from '../accounts/lifecycle'
import { canLookForNeeds } from '../needs/policy'
import type { SavedSearchKind } from './lifecycle'

/** Everybody may look for consultants; open needs are for consultants only. */
export const canSaveSearch = (actor: Actor, kind: SavedSearchKind) => kind === 'consultants' || canLookForNeeds(actor)

/** A saved search is its owner's alone, not the organisation's. */
export const canUseSavedSearch = (actor: Actor, search: { userId: string }) => actor.userId === search.userId
