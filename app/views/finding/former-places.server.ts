import { type DirectoryQuery, directoryAddress } from '~/domain/discovery/search-query'
import { formatList } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { communeInSentence } from '~/i18n/terms'
import { inWords } from '~/i18n/worded'
import type { SaidName, Unit } from '~/vocabulary/former-units'
import { withoutPlaces } from '~/vocabulary/places-in.server'
import { formerNamesSaid } from '~/vocabulary/places.server'
import { homeProvince } from '~/vocabulary/province.server'
import { communeOf } from '~/vocabulary/reference.server'

/** Somebody who pastes a text with many places asks for none of them. */
const TOLD = 4

/** Where the places are today that a text calls by a name of before, a sentence each. */
export const formerPlaceTexts = (text: string): string[] => textsOf(formerNamesSaid(text))

/** The same for a search, with the search for whoever works in the province in the place of the names. */
export function formerPlaces(query: DirectoryQuery) {
  const said = formerNamesSaid(query.text)
  if (said.length === 0) return { texts: [], around: null }
  const { code, name } = homeProvince()
  const chosen = { ...query.chosen, province: [...new Set([...query.chosen.province, code])] }
  const to = directoryAddress({ ...query, text: withoutPlaces(query.text, said), chosen, page: 1 })
  return { texts: textsOf(said), around: { to, text: m.search_former_place_link({ province: inWords(name) }) } }
}

const textsOf = (said: readonly SaidName[]): string[] =>
  [...new Set(said.flatMap(({ units }) => together(units).map(textOf)))].slice(0, TOLD)

/** Units that lay in one district and are in the same commune today, such as a town and the commune around it. */
function together(units: readonly Unit[]): [Unit, ...Unit[]][] {
  const groups = new Map<string, [Unit, ...Unit[]]>()
  for (const unit of units) {
    const key = JSON.stringify([unit.district, unit.now, unit.sure])
    const group = groups.get(key)
    if (group) group.push(unit)
    else groups.set(key, [unit])
  }
  return [...groups.values()]
}

function textOf([unit, ...others]: [Unit, ...Unit[]]): string {
  const now = [...new Set(unit.now)]
  if (unit.district === undefined) return m.place_formerly_district({ district: unit.fullName, count: now.length })
  const says = {
    former: [unit.fullName, ...others.map(({ fullName }) => inSentence(fullName))].join(', '),
    district: inSentence(unit.district),
    now: formatList(now.flatMap((code) => communeOf(code) ?? []).map(communeInSentence), 'conjunction'),
  }
  return unit.sure ? m.place_formerly_in(says) : m.place_formerly_likely(says)
}
