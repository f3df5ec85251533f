import { homeProvince } from '~/vocabulary/province.server'
import { communeList, sectorList } from '~/vocabulary/reference.server'
import { localName } from '~/i18n/terms'

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

export const communeChoices = (provinceCode = homeProvince().code) =>
  communeList(provinceCode).map((row) => ({ value: row.code, label: row.fullName }))
