import { nfc } from '~/language/fold'
import { placesOf, wordingOf } from '~/language/said'
import { syllablesOf } from '~/language/syllables'
import { namesIn } from './former-units'
import { homeProvince } from './province.server'
import { formerNames } from './provinces-on-the-map'
import { provinceList } from './reference.server'

/** A place that a text names, and the text without it. */
export type PlaceSaid = {
  /** As it was typed. */
  written: string
  province: string
  /** The home province's communes of today that are meant; [] for a province. */
  communes: readonly string[]
  /** What is said beside it. */
  rest: string
}

type Stretch = Pick<PlaceSaid, 'province' | 'communes'> & { start: number; end: number }

/** The first place that a text names, by its name of today or of before the reform; a commune before a province; null for none. */
export function placeSaid(text: string): PlaceSaid | null {
  const provinces = provincesIn(text)
  const isProvince = ({ start, end }: Stretch) => provinces.some((one) => one.start === start && one.end === end)
  const places = [...communesIn(text).filter((one) => !isProvince(one)), ...provinces]
  const [first] = places
  if (!first) return null
  const { province, communes, start, end } = first
  return { written: nfc(text).slice(start, end), province, communes, rest: withoutPlaces(text, places) }
}

const communesIn = (text: string): Stretch[] =>
  namesIn(text, homeProvince()).map(({ start, end, units }) => ({
    province: homeProvince().code,
    communes: [...new Set(units.flatMap(({ now }) => now))],
    start,
    end,
  }))

/** Provinces by name; a name of one syllable is a word of the language as well. */
function provincesIn(text: string): Stretch[] {
  const syllables = syllablesOf(text)
  return provinceList().flatMap(({ code, name }) =>
    [name, ...formerNames(code)].map(wordingOf).flatMap((wording) =>
      wording.length < 2
        ? []
        : placesOf(syllables, wording).map((at) => ({
            province: code,
            communes: [],
            start: syllables[at]!.start,
            end: syllables[at + wording.length - 1]!.end,
          })),
    ),
  )
}

/** A text without some places in it, nor what stands before each and belongs to it. */
export const withoutPlaces = (text: string, places: readonly { start: number; end: number }[]): string =>
  [...places]
    .sort((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => `${left.slice(0, start).replace(BEFORE, ' ')} ${left.slice(end)}`, nfc(text))
    .replaceAll(/[\s,;]+/g, ' ')
    .trim()

const BEFORE = /(^|\s)(ở|tại|o|tai)?\s*(tỉnh|tinh|thành phố|thanh pho)?\s*$/iu
