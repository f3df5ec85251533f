import { homeProvince } from '~/vocabulary/province.server'
import { formerUnitsIn } from '~/vocabulary/former-units.server'
import { communeList, communeOf, sectorList } from '~/vocabulary/reference.server'
import { partsOf } from '~/vocabulary/former-units'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
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

/** What the former units that a text names are part of today, a sentence each. */
export const formerlyText = (text: string): string[] =>
  formerUnitsIn(text).map(({ full_name, district, now }) =>
    m.place_formerly_in({
      former: full_name,
      district: inSentence(district),
      now: now.map((code) => inSentence(communeOf(code)?.fullName ?? code)).join(', '),
    }),
  )
