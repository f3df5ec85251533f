import { sectionOf } from '~/vocabulary/reference.server'
import type { ClientSize } from '../directory/lifecycle'
import type { Organisation } from './queries.server'
import { sizeClass } from './size-class'

type Sized = Pick<Organisation, 'sectorVersion' | 'sectorCode' | 'employees' | 'revenueBillion' | 'capitalBillion'>

/** The organisation's size class, by the section its sector stands in; null while figures are missing. */
export function sizeOf(organisation: Sized): ClientSize | null {
  const { sectorVersion, sectorCode, employees, revenueBillion, capitalBillion } = organisation
  return sizeClass({ section: sectionOf(sectorVersion, sectorCode), employees, revenueBillion, capitalBillion })
}
