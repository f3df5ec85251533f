import { homeProvince } from '~/vocabulary/province.server'
import { communeList, sectorList } from '~/vocabulary/reference.server'
import { partsOf } from '~/vocabulary/former-units'
import { localName } from '~/i18n/terms'
import type { CommuneChoices } from './commune-field'

/** Sectors of level 2, grouped by their section, for a select. */
export function sectorChoices() {
  const sectors = sectorList()
  const sections = new Map(sectors.filter((row) => row.level === 1).map((row) => [row.code, localName(row)]))
  return sectors
    .filter((row) => row.level === 2)
    .map((row) => ({
      value: row.code,
      label: `${row.code} ${localName(row)}`,
      group: sections.get(row.parent ?? '') ?? '',
    }))
}

/** The communes of this province, each with the names of before that are not its own. */
export function communeChoices(): CommuneChoices {
  const { code, communes, formerUnits } = homeProvince()
  const options = communeList(code).map((row) => ({
    value: row.code,
    label: row.fullName,
    formerly: partsOf(row.code, { communes, formerUnits }),
  }))
  return { options, places: { communes, formerUnits } }
}
