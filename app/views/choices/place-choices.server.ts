import { homeProvince } from '~/vocabulary/province.server'
import { formerUnitsIn } from '~/vocabulary/former-units.server'
import { communeList, communeOf, sectorList } from '~/vocabulary/reference.server'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
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

/** Today's communes, then those of before the reform by their district, each standing for today's. */
export function communeChoices() {
  const { code, formerUnits } = homeProvince()
  const today = communeList(code).map((row) => ({ value: row.code, label: row.fullName }))
  const names = new Map(today.map(({ value, label }) => [value, label]))
  const former = formerUnits
    .flatMap(({ full_name, district, now }) => now.map((value) => ({ full_name, district, value })))
    .filter(({ full_name, value }) => full_name !== names.get(value))
    .map(({ full_name, district, value }) => ({
      value,
      label: m.place_formerly({ former: full_name, now: inSentence(names.get(value) ?? value) }),
      group: m.place_former_district({ district }),
    }))
  return [...today, ...former]
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
