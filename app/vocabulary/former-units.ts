import { nfc } from '~/language/fold'
import { isPlain } from '~/language/spelling'
import { type Syllable, syllablesOf } from '~/language/syllables'
import type { Province } from './province'

/** Where a place is today that people call by a name of today or of before the communes were merged and the districts ended. */

/** What a province's files say of its places. */
export type Places = Pick<Province, 'communes' | 'formerUnits'>

/** A commune of today, or a commune or district of before; `now`: the communes of today, by code, that hold its land. */
export type Unit = {
  fullName: string
  title: string
  names: Syllable[][]
  now: readonly string[]
  today: boolean
  /** Whether it is known where it is, and not only told by what was left. */
  sure: boolean
  district?: string
}

/** What stands before a unit's name, or behind it, and the title that it is. */
const TITLES = {
  'thi tran': 'thi tran',
  'thi xa': 'thi xa',
  'thanh pho': 'thanh pho',
  xa: 'xa',
  phuong: 'phuong',
  huyen: 'huyen',
  tt: 'thi tran',
  tx: 'thi xa',
  tp: 'thanh pho',
}
const OF_DISTRICTS = new Set(['thi xa', 'thanh pho', 'huyen'])

const foldedText = (syllables: readonly Syllable[]) => syllables.map(({ folded }) => folded).join(' ')
const typedText = (syllables: readonly Syllable[]) => syllables.map(({ typed }) => typed).join(' ')

type Named = { name: readonly Syllable[]; title?: string }

/** A written name with its title taken off; undefined where it has none. */
function untitled(written: readonly Syllable[]): Named | undefined {
  const text = foldedText(written)
  for (const [words, title] of Object.entries(TITLES)) {
    const length = words.split(' ').length
    if (text.startsWith(`${words} `)) return { name: written.slice(length), title }
    if (text.endsWith(` ${words}`)) return { name: written.slice(0, -length), title }
  }
  return undefined
}

/** What a written name may be: a title's word can be part of a name too. */
function readings(written: readonly Syllable[]): Named[] {
  const bare = untitled(written)
  return bare ? [{ name: written }, bare] : [{ name: written }]
}

const nameOf = (fullName: string) => [...(untitled(syllablesOf(fullName))?.name ?? syllablesOf(fullName))]
const bareName = (fullName: string) => fullName.slice(nameOf(fullName)[0]?.start)
const titleOf = (fullName: string) => untitled(syllablesOf(fullName))?.title ?? ''

/** Units by each of their names, folded. */
type Units = ReadonlyMap<string, readonly Unit[]>

const remembered = new WeakMap<Places['formerUnits'], Units>()

function unitsOf({ communes, formerUnits }: Places): Units {
  const known = remembered.get(formerUnits)
  if (known) return known
  const unit = (fullName: string, now: readonly string[]): Unit => ({
    fullName,
    title: titleOf(fullName),
    names: [nameOf(fullName)],
    now,
    today: false,
    sure: true,
  })
  const nameKey = (district: string) => foldedText(nameOf(district))
  /** A district that became a town is one, by the name that it had last. */
  const districts = new Map(formerUnits.map(({ district }) => [nameKey(district), district] as const).toReversed())
  const units: Unit[] = [
    ...communes.map(({ code, full_name }) => ({ ...unit(full_name, [code]), today: true })),
    ...formerUnits.map(({ full_name, also, district, now, confidence }) => {
      const { names, ...rest } = unit(full_name, now)
      return { ...rest, names: [...names, ...also.map(syllablesOf)], district, sure: confidence !== 'low' }
    }),
    ...[...districts].map(([name, district]) => {
      const parts = formerUnits.filter((part) => nameKey(part.district) === name)
      return unit(district, [...new Set(parts.flatMap(({ now }) => now))])
    }),
  ]
  const named = new Map<string, Unit[]>()
  for (const one of units) {
    for (const name of one.names.map(foldedText)) named.set(name, [...(named.get(name) ?? []), one])
  }
  remembered.set(formerUnits, named)
  return named
}

/** What was a xã may have been a thị trấn to whoever speaks of it; what a commune is today stands in its papers. */
const isTitled = (unit: Unit, title: string) =>
  unit.today ? unit.title === title : OF_DISTRICTS.has(unit.title) === OF_DISTRICTS.has(title)

const called = (units: Units, written: readonly Syllable[]): Unit[] =>
  readings(written).flatMap(({ name, title }) =>
    (units.get(foldedText(name)) ?? []).filter((unit) => title === undefined || isTitled(unit, title)),
  )

const isSpelled = ({ names }: Unit, written: readonly Syllable[]) =>
  readings(written).some(({ name }) => names.some((own) => typedText(own) === typedText(name)))

const lies = ({ district }: Unit, around: readonly Syllable[]) =>
  district !== undefined && readings(around).some(({ name }) => foldedText(name) === foldedText(nameOf(district)))

const LONGEST_TYPED = 120

/**
 * The communes of today, by code, that may be meant: the one of that name first. Diacritics and titles may be left out, a
 * district may stand behind (“hat lot”, “xã Hát Lót”, “Hát Lót, huyện …”, “… huyện”); a commune's own full name is that commune.
 */
export const placesCalled = (typed: string, places: Places): string[] => communesOf(unitsCalled(typed, places))

/** The commune of today, by code, that is meant for certain; undefined where several may be, or where it is only likely. */
export function placeCalled(typed: string, places: Places): string | undefined {
  const units = unitsCalled(typed, places)
  const [code, ...others] = communesOf(units)
  return others.length === 0 && units.some(({ sure }) => sure) ? code : undefined
}

const communesOf = (units: readonly Unit[]) => [...new Set(units.flatMap(({ now }) => now))]

function unitsCalled(typed: string, places: Places): Unit[] {
  const parts = nfc(typed)
    .slice(0, LONGEST_TYPED)
    .split(/[,;/\n]|\s-\s/)
  const [first = [], ...rest] = parts.map(syllablesOf)
  const found = inDistrict(unitsOf(places), first, rest)
  const today = found.filter((unit) => unit.today)
  return today.length > 0 && untitled(first) ? today : found
}

/** The units called so; those of a district that stands behind the name, with a comma between or without. */
function inDistrict(units: Units, first: readonly Syllable[], rest: readonly (readonly Syllable[])[]): Unit[] {
  const whole = called(units, first)
  const inside = whole.filter((unit) => rest.some((around) => lies(unit, around)))
  if (inside.length > 0) return inside
  const spelled = whole.filter((unit) => isSpelled(unit, first))
  if (whole.length > 0) return spelled.length > 0 ? spelled : whole
  for (let end = first.length - 1; end > 0; end -= 1) {
    const before = called(units, first.slice(0, end)).filter((unit) => lies(unit, first.slice(end)))
    if (before.length > 0) return before
  }
  return []
}

/** The full names, of before, of what a commune of today is made of, and of the districts it lay in. */
export function formerNamesOf(code: string, { formerUnits }: Pick<Places, 'formerUnits'>): string[] {
  const parts = formerUnits.filter(({ now }) => now.includes(code))
  const names = parts.flatMap(({ full_name, also }) => [full_name, ...also])
  return [...new Set([...names, ...parts.map(({ district }) => district)])]
}

/** What the parts of a commune of today were called, where they had another name; without titles. */
export function partsOf(code: string, { communes, formerUnits }: Places): string[] {
  const own = communes.find((commune) => commune.code === code)?.name
  const parts = formerUnits.filter(({ now }) => now.includes(code)).map((unit) => bareName(unit.full_name))
  return [...new Set(parts)].filter((name) => name !== own)
}

/** The district that a commune of today lay in when the districts ended. */
export const districtOf = (code: string, { formerUnits }: Pick<Places, 'formerUnits'>): string | undefined =>
  formerUnits.find(({ now }) => now.includes(code))?.district

/** The districts in which a commune of today lay, each by the name that it had last; none where nothing is known of it. */
export function districtsOf(code: string, { formerUnits }: Pick<Places, 'formerUnits'>): string[] {
  const key = (district: string) => foldedText(nameOf(district))
  const names = new Map(formerUnits.map(({ district }) => [key(district), district] as const).toReversed())
  return [
    ...new Set(formerUnits.flatMap(({ now, district }) => (now.includes(code) ? [names.get(key(district))!] : []))),
  ]
}

/** Units that a text names, and where in it; of a name borne twice, both. */
export type SaidName = {
  start: number
  end: number
  units: Unit[]
}

/** So many syllables are a text of keywords, in which a name may be typed anyhow; in a sentence the same may be other words. */
const KEYWORDS = 6
const LONGEST_NAME = 6

/** The names of today and of before in a text, the longest at each place. */
export function namesIn(text: string, places: Places): SaidName[] {
  const read = { text: nfc(text), syllables: syllablesOf(text) }
  const said: SaidName[] = []
  for (let at = 0; at < read.syllables.length; at += 1) {
    const longest = longestAt(unitsOf(places), read, at)
    if (!longest) continue
    const { written, units } = longest
    said.push({ start: written[0]!.start, end: written.at(-1)!.end, units })
    at += written.length - 1
  }
  return said
}

/** The former names in a text. A name that a commune has today is none, unless a title says that another level is meant. */
export const formerNamesIn = (text: string, places: Places): SaidName[] =>
  namesIn(text, places).filter(({ units }) => units.every((unit) => !unit.today))

type Read = { text: string; syllables: readonly Syllable[] }

function longestAt(units: Units, read: Read, at: number) {
  for (let length = Math.min(LONGEST_NAME, read.syllables.length - at); length > 1; length -= 1) {
    const written = read.syllables.slice(at, at + length)
    if (written.slice(1).some(({ follows }) => !follows)) continue
    const found = called(units, written).filter((unit) => isMeant(unit, written, read))
    if (found.length > 0) return { written, units: found }
  }
  return undefined
}

/** Where a text has diacritics a name has its own, and in a sentence its capitals: “quyết tâm” and “đã đo” are no places. */
const isMeant = (unit: Unit, written: readonly Syllable[], { text, syllables }: Read) =>
  (syllables.length <= KEYWORDS || untitled(written) !== undefined || hasCapitals(text, written)) &&
  (isPlain(syllables) || isSpelled(unit, written))

const hasCapitals = (text: string, written: readonly Syllable[]) =>
  written.every(({ start }) => text[start] !== text[start]?.toLowerCase())
