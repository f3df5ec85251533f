import { placesOf, type Wording, wordingOf } from '~/language/said'
import type { Syllable } from '~/language/syllables'
import file from '~/vocabulary/data/held-words.json'

/** How far after "đã có" the name of what somebody has may begin. */
const REACH = 3

const before = file.before.map(wordingOf)
const unless = file.unless.map(wordingOf)

/**
 * Whether a text calls a subject by one of its titles, and whether it says so only to tell that it has it already, has
 * tried it, or does not mean it ("đã có ISO 9001"). Who speaks of renewing or of a new start asks for it all the same.
 */
export function namedIn(syllables: readonly Syllable[], titles: readonly Wording[]): { named: boolean; held: boolean } {
  const places = titles.flatMap((title) => placesOf(syllables, title))
  if (places.length === 0) return { named: false, held: false }
  const asksAgain = unless.some((wording) => placesOf(syllables, wording).length > 0)
  const held = !asksAgain && places.every((place) => isHeldAt(syllables, place))
  return { named: !held, held }
}

const isHeldAt = (syllables: readonly Syllable[], place: number) =>
  before.some((wording) =>
    placesOf(syllables, wording).some((at) => {
      const end = at + wording.length
      return place >= end && place <= end + REACH && syllables.slice(end, place + 1).every(({ follows }) => follows)
    }),
  )
