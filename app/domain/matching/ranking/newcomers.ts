import type { MissingPoint, RankedMatch } from './candidate'

/**
 * Places kept for consultants who were hardly asked: without them, who is asked once is shown more, and who comes new is
 * never seen. One of the first five places and one of the second five, the last of each, so that the best stay on top.
 */
const WINDOWS = [
  { from: 0, place: 4 },
  { from: 5, place: 9 },
] as const

/** Requests in twelve months below which a consultant counts as new, once others have had that many. */
export const NEW_BELOW = 3
/** How near the score of whom it moves down a newcomer must come: less fit is not shown for being new. */
const FITS_FROM = 0.9
/** What nobody who is put forward may lack, whatever the score: it could not do the work. */
const BARRING: readonly MissingPoint['kind'][] = ['area', 'busy', 'full']

/** A match in its place on the list; a newcomer stands there by the places kept for them and not by its score. */
export type PlacedMatch = RankedMatch & { isNewcomer: boolean }

/**
 * Puts newcomers who fit well enough into the places kept for them. `timesAsked` says how often each consultant was asked
 * lately. Which newcomer follows from `seed` (the need's id): the same need always shows the same, and over many needs each
 * has a turn. Where a newcomer stands in a window by its own score, and while nobody has been asked much, nothing is moved.
 */
export function placeNewcomers(
  ranked: readonly RankedMatch[],
  timesAsked: (profileId: string) => number,
  seed: string,
): PlacedMatch[] {
  const placed = ranked.map((match) => ({ ...match, isNewcomer: false }))
  const isNew = (match: RankedMatch) => timesAsked(match.profileId) < NEW_BELOW
  for (const { from, place } of WINDOWS) {
    const window = placed.slice(from, place + 1)
    const below = placed.slice(place + 1)
    if (below.length === 0 || window.some(isNew)) continue
    const chosen = turnOf(
      below.filter((match) => isNew(match) && fitsFor(match, placed[place]!)),
      seed,
    )
    if (!chosen) continue
    placed.splice(placed.indexOf(chosen), 1)
    placed.splice(place, 0, { ...chosen, isNewcomer: true })
  }
  return placed
}

const fitsFor = ({ score, missing }: RankedMatch, displaced: RankedMatch) =>
  score >= displaced.score * FITS_FROM && !missing.some(({ kind }) => BARRING.includes(kind))

const turnOf = (eligible: readonly PlacedMatch[], seed: string) =>
  eligible
    .map((match) => ({ match, draw: draw(`${seed} ${match.profileId}`) }))
    .sort((a, b) => a.draw - b.draw || (a.match.profileId < b.match.profileId ? -1 : 1))[0]?.match

/** An even spread of 32 bits that follows from the text (FNV-1a, then MurmurHash3's finish). */
function draw(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
