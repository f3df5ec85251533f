import { placesOf, type Wording, wordingOf } from '~/language/said'
import { type Syllable, syllablesOf } from '~/language/syllables'
import { nfc } from '~/language/fold'
import { bareFormerNamesOf } from './former-units'
import { homeProvince } from './province.server'
import { formerNames } from './provinces-on-the-map'
import { communeList, provinceList } from './reference.server'

/** A place that a text names, and the text without it. */
export type PlaceSaid = {
  /** As it was typed. */
  written: string
  province: string
  /** The home province's communes of today that are meant; [] for a province. */
  communes: string[]
  /** What is said beside it. */
  rest: string
}

type Named = { province: string; commune: string | null; wordings: Wording[] }

let known: { of: ReturnType<typeof communeList>; places: Named[] } | undefined

function places(): Named[] {
  const province = homeProvince()
  const of = communeList(province.code)
  if (known?.of === of) return known.places
  const communes = of.map(({ code, name }) => {
    const former = bareFormerNamesOf(code, province).filter((one) => one !== province.name.vi)
    return named(province.code, code, [name, ...former])
  })
  const provinces = provinceList().map(({ code, name }) => named(code, null, [name, ...formerNames(code)]))
  known = { of, places: [...communes, ...provinces] }
  return known.places
}

/** A name of one syllable is a word of the language as well. */
const named = (province: string, commune: string | null, names: readonly string[]): Named => ({
  province,
  commune,
  wordings: names.map(wordingOf).filter((wording) => wording.length > 1),
})

/** What may stand before a place's name and belongs to it. */
const BEFORE = ['o', 'tai', 'xa', 'phuong', 'huyen', 'thi', 'tran', 'thanh', 'pho', 'tinh']

type Stretch = Pick<Named, 'province' | 'commune'> & { from: number; to: number }

/** The place that a text names, by its name of today or of before the reform, and without diacritics; null where it names none. */
export function placeSaid(text: string): PlaceSaid | null {
  const syllables = syllablesOf(text)
  const stretches = places().flatMap(({ wordings, ...place }) =>
    wordings.flatMap((wording) =>
      placesOf(syllables, wording).map((from): Stretch => ({ ...place, from, to: from + wording.length })),
    ),
  )
  const longest = Math.max(0, ...stretches.map(({ from, to }) => to - from))
  const meant = stretches.filter(({ from, to }) => to - from === longest)
  const inHome = meant.filter(({ commune }) => commune !== null)
  const [first] = inHome.length > 0 ? inHome : meant
  if (!first) return null
  const normal = nfc(text)
  return {
    written: normal.slice(syllables[first.from]!.start, syllables[first.to - 1]!.end),
    province: first.province,
    communes: [...new Set(inHome.filter(({ from }) => from === first.from).map(({ commune }) => commune!))],
    rest: without(normal, syllables, stretches),
  }
}

function without(text: string, syllables: readonly Syllable[], stretches: readonly Stretch[]): string {
  const isPlace = syllables.map((_, i) => stretches.some(({ from, to }) => i >= from && i < to))
  for (let i = syllables.length - 2; i >= 0; i -= 1) {
    if (isPlace[i + 1] && BEFORE.includes(syllables[i]!.folded)) isPlace[i] = true
  }
  return syllables
    .filter((_, i) => !isPlace[i])
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
}
