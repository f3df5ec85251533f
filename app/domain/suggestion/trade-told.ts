import { placesOf, type Wording, wordingOf } from '~/language/said'
import { type Syllable, syllablesOf } from '~/language/syllables'
import { isVietnameseSyllable } from '~/language/vietnamese-syllable'
import file from '~/vocabulary/data/trades.json'

/** A division that a text speaks of, and how plainly beside the one it speaks of most: above 0, to 1. */
export type TradeTold = { division: string; share: number }

/** `isPlain`: it says what it is without diacritics too. */
type Trade = { wording: Wording; divisions: string[]; weight: number; isPlain: boolean }
type Told = { at: number; weight: number; divisions: string[] }

/** After so many syllables a trade counts half: people begin with who they are, and come to their buyers later. */
const HALVES = 10
/** "homestay" says as much as two syllables of Vietnamese. */
const FOREIGN = 2

const divisionsOf = Object.entries(file.divisions).reduce(
  (all, [division, words]) =>
    words.reduce((known, word) => known.set(word, [...(known.get(word) ?? []), division]), all),
  new Map<string, string[]>(),
)
const longestFirst = [...divisionsOf]
  .map(([word, divisions]) => tradeOf(wordingOf(word), divisions))
  .sort((a, b) => b.wording.length - a.wording.length)

function tradeOf(wording: Wording, divisions: string[]): Trade {
  const isForeign = wording.some(({ folded }) => !isVietnameseSyllable(folded))
  return { wording, divisions, weight: isForeign ? FOREIGN : wording.length, isPlain: isForeign || wording.length > 1 }
}

/** What a text says that somebody makes, keeps or runs, what it speaks of most first. */
export function tradesTold(text: string): TradeTold[] {
  const told = toldIn(syllablesOf(text))
  const first = Math.min(...told.map(({ at }) => at))
  const sums = new Map<string, number>()
  for (const { at, weight, divisions } of told) {
    const counted = weight / divisions.length / (1 + (at - first) / HALVES)
    for (const division of divisions) sums.set(division, (sums.get(division) ?? 0) + counted)
  }
  const most = Math.max(...sums.values())
  return [...sums].map(([division, sum]) => ({ division, share: sum / most })).sort((a, b) => b.share - a.share)
}

/**
 * Each trade once, where it is told first, the longer wording before one that stands in it. One syllable of
 * Vietnamese tells something only where the writer uses diacritics: "ga" is a hen and a bed sheet.
 */
function toldIn(syllables: readonly Syllable[]): Told[] {
  const taken = syllables.map(() => false)
  const hasDiacritics = syllables.some(({ typed, folded }) => typed !== folded)
  const mayTell = ({ isPlain }: Trade) => isPlain || hasDiacritics
  return longestFirst.filter(mayTell).flatMap(({ wording, divisions, weight }) => {
    const at = placesOf(syllables, wording).filter(
      (place) => !taken.slice(place, place + wording.length).includes(true),
    )
    for (const place of at) taken.fill(true, place, place + wording.length)
    return at.slice(0, 1).map((place) => ({ at: place, weight, divisions }))
  })
}
