import { sectorOf } from '~/vocabulary/reference.server'
import type { ClientSize } from '../directory/lifecycle'
import type { Organisation } from './queries.server'
import { sizeClass } from './size-class'

type Sized = Pick<Organisation, 'sectorVersion' | 'sectorCode' | 'employees' | 'revenueBillion' | 'capitalBillion'>

/** The organisation's size class, by the section its sector stands in; null while figures are missing. */
export function sizeOf(organisation: Sized): ClientSize | null {
  const { sectorVersion, sectorCode, employees, revenueBillion, capitalBillion } = organisation
  return sizeClass({ section: sectionOf(sectorVersion, sectorCode), employees, revenueBillion, capitalBillion })
}

function sectionOf(version: string | null, code: string | null): string | null {
  if (version === null || code === null) return null
  const sector = sectorOf(version, code)
  if (!sector) return null
  return sector.parent === null ? sector.code : sectionOf(version, sector.parent)
}
