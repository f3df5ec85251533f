import { eq } from 'drizzle-orm'
import { profileAreas, profiles, profileSectors } from '~db/schema'
import { CURRENT_SECTORS, provinceOf, sectorOf } from '~/vocabulary/reference.server'
import type { Actor } from '../accounts/lifecycle'
import { DomainError } from '../errors'
import { changePart } from './change-part.server'
import type { ReachInput } from './forms'

/**
 * Whom the consultant serves, where, in which languages and ways. "Any" makes the list beside it empty.
 * Throws `choice_unknown` for a sector or province that does not exist.
 */
export function saveReach(actor: Actor, input: ReachInput) {
  const { sectors, provinces, ...reach } = input
  if (!sectors.every((code) => sectorOf(CURRENT_SECTORS, code))) throw new DomainError('choice_unknown', {}, 'sectors')
  if (!provinces.every((code) => provinceOf(code))) throw new DomainError('choice_unknown', {}, 'provinces')
  changePart(actor, 'reach', (tx, profile) => {
    const profileId = profile.id
    tx.update(profiles).set(reach).where(eq(profiles.id, profileId)).run()
    tx.delete(profileSectors).where(eq(profileSectors.profileId, profileId)).run()
    for (const sectorCode of reach.anySector ? [] : new Set(sectors)) {
      tx.insert(profileSectors).values({ profileId, sectorVersion: CURRENT_SECTORS, sectorCode }).run()
    }
    tx.delete(profileAreas).where(eq(profileAreas.profileId, profileId)).run()
    for (const provinceCode of reach.anyProvince ? [] : new Set(provinces)) {
      tx.insert(profileAreas).values({ profileId, provinceCode }).run()
    }
  })
}
