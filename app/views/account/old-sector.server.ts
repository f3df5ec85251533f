import type { Organisation } from '~/domain/accounts/queries.server'
import { localName } from '~/i18n/terms'
import { CURRENT_SECTORS, sectorOf } from '~/vocabulary/reference.server'

/** A sector registered under an edition that the list no longer offers. */
export function oldSectorOf({ sectorVersion, sectorCode }: Organisation) {
  if (!sectorVersion || !sectorCode || sectorVersion === CURRENT_SECTORS) return null
  const sector = sectorOf(sectorVersion, sectorCode)
  return { edition: sectorVersion, code: sectorCode, name: sector ? localName(sector) : sectorCode }
}
