import { placesOf, type Wording, wordingOf } from '~/language/said'
import { syllablesOf } from '~/language/syllables'
import type { Province } from './province'
import { homeProvince } from './province.server'
import { communeOf } from './reference.server'

/** A name without what kind of unit it names. */
const bareName = (name: string) => name.replace(/^(Thị trấn|Xã|Phường|Huyện|Thị xã|Thành phố) /u, '')

/** The names that today's commune, and its district, had before the reform, without those that it or the province has today. */
export function formerNamesOf(communeCode: string): string[] {
  const today = communeOf(communeCode)?.name
  const own = homeProvince().formerUnits.filter(({ now }) => now.includes(communeCode))
  const names = own.flatMap(({ full_name, district }) => [bareName(full_name), bareName(district)])
  return [...new Set(names)].filter((name) => name !== today && name !== homeProvince().name.vi)
}

type FormerUnit = Province['formerUnits'][number]

let known: { of: readonly FormerUnit[]; wordings: { unit: FormerUnit; wording: Wording }[] } | undefined

function wordings() {
  const of = homeProvince().formerUnits
  if (known?.of !== of)
    known = { of, wordings: of.map((unit) => ({ unit, wording: wordingOf(bareName(unit.full_name)) })) }
  return known.wordings
}

/** The former units that a text names and that have another name today; of a name borne twice, both. */
export function formerUnitsIn(text: string): FormerUnit[] {
  const syllables = syllablesOf(text)
  return wordings()
    .filter(
      ({ unit, wording }) =>
        unit.now.every((code) => bareName(unit.full_name) !== communeOf(code)?.name) &&
        placesOf(syllables, wording).length > 0,
    )
    .map(({ unit }) => unit)
}
