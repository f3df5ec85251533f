import type { Actor } from '../accounts/lifecycle'
import { isEnterprise } from '../accounts/policy'
import { organisationOf } from '../accounts/queries.server'
import { sizeOf } from '../accounts/size-of.server'

/** What is known of whoever asks, beside the words: an enterprise's sector and size, nothing of anybody else. */
export function knownOf(actor: Actor | null): { sectorCode: string | null; size: string | null } {
  if (!actor || !isEnterprise(actor)) return { sectorCode: null, size: null }
  const organisation = organisationOf(actor)
  return { sectorCode: organisation.sectorCode, size: sizeOf(organisation) }
}
