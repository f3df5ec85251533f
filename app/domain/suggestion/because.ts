import { nfc } from '~/language/fold'
import { pairAt, type Syllable } from '~/language/syllables'

/** A term of the text that fits a subject: the places of its syllables, each occurrence of a pair after the other. */
export type Hit = { at: readonly number[]; score: number }

const SNIPPETS = 3
/** A snippet weighs at least this share of the weightiest; two words side by side, to begin one; a syllable, to be taken in. */
const SNIPPET_FROM = 0.2
const PAIR_FROM = 0.2
const SYLLABLE_FROM = 0.03
/** Syllables that did not fit and are passed over between two that did, of them weak words; how far a snippet grows; how long it may be. */
const GAP = 2
const WEAK_GAP = 1
const REACH = 6
const LONGEST = 10

type Run = { from: number; to: number }

/** A text as it was read: which of its syllables carry meaning, which are names by themselves, which two are one word. */
export type Reading = {
  text: string
  syllables: readonly Syllable[]
  telling: readonly boolean[]
  isName: (syllable: string) => boolean
  isCompound: (pair: string) => boolean
}

/**
 * The person's own words that led to a subject, as pieces of the text, the weightiest first; at least one where any word
 * of meaning fits. A piece begins with a term that fits, takes in what fits beside it, is not cut inside a compound, and
 * neither begins nor ends with a word that carries no meaning. A single syllable tells a reader nothing, unless it is a
 * name (HACCP) or nothing else is to be had.
 */
export function becauseOf(reading: Reading, hits: readonly Hit[]): string[] {
  const nameAt = isNameAt(reading)
  const weights = weightsByPlace(hits, reading.telling)
  const weigh = ({ from, to }: Run) => range(from, to).reduce((sum, place) => sum + (weights.get(place) ?? 0), 0)
  const runs = merged(beginnings(reading, weights, nameAt), weights, reading)
    .map((run) => wholeWords(reading, run))
    .filter(({ from, to }) => from < to || nameAt(from))
    .map((run) => ({ ...run, weight: weigh(run) }))
    .sort((a, b) => b.weight - a.weight)
  const told = runs.filter(({ weight }) => weight >= runs[0]!.weight * SNIPPET_FROM)
  const pieces = (told.length > 0 ? told : heaviestWord(reading, weights)).map((run) => piece(reading, run))
  return [...new Set(pieces)].slice(0, SNIPPETS)
}

/** The one word that counted most; [] where none tells anything. */
function heaviestWord(reading: Reading, weights: ReadonlyMap<number, number>): Run[] {
  const [heaviest] = [...weights].sort(([, a], [, b]) => b - a)
  return heaviest ? [wholeWords(reading, { from: heaviest[0], to: heaviest[0] })] : []
}

/**
 * A run with the other halves of the compounds that it would be cut in. A weak word may end a compound ("chứng nhận",
 * "năng suất"); one that would begin it is more often a word by itself ("theo tiêu …").
 */
function wholeWords({ syllables, telling, isCompound }: Reading, run: Run): Run {
  const joined = (second: number) => {
    const pair = pairAt(syllables, second)
    return pair !== undefined && isCompound(pair)
  }
  let { from, to } = run
  while (joined(from) && telling[from - 1]) from -= 1
  while (joined(to + 1) && (telling[to] || telling[to + 1])) to += 1
  return { from, to }
}

const isNameAt =
  ({ syllables, isName }: Reading) =>
  (place: number) =>
    isName(syllables[place]!.folded)

const piece = ({ text, syllables }: Reading, { from, to }: Run) =>
  nfc(text).slice(syllables[from]!.start, syllables[to]!.end)

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** What each telling syllable gave; the slight ones are left out. */
function weightsByPlace(hits: readonly Hit[], telling: readonly boolean[]): Map<number, number> {
  const weights = new Map<number, number>()
  for (const { at, score } of hits) {
    for (const place of at) {
      if (telling[place]) weights.set(place, (weights.get(place) ?? 0) + score / at.length)
    }
  }
  const top = Math.max(0, ...weights.values())
  return new Map([...weights].filter(([, weight]) => weight >= top * SYLLABLE_FROM))
}

/** Two words that fit well together, side by side or with weak words between ("máy hay bị dừng"), and names, in the text's order. */
function beginnings(
  { syllables, telling }: Reading,
  weights: ReadonlyMap<number, number>,
  nameAt: (place: number) => boolean,
): Run[] {
  const pairs = [...weights].flatMap(([to, weight]) => {
    const from = toldBefore(to)
    const before = from === undefined ? undefined : weights.get(from)
    return from === undefined || before === undefined ? [] : [{ from, to, weight: before + weight }]
  })
  const names = [...weights]
    .filter(([place]) => nameAt(place))
    .map(([place, weight]) => ({ from: place, to: place, weight }))
  const top = Math.max(0, ...pairs.map(({ weight }) => weight), ...names.map(({ weight }) => weight))
  return [...pairs, ...names]
    .filter(({ weight }) => weight >= top * PAIR_FROM)
    .sort((one, other) => one.from - other.from || one.to - other.to)

  /** The syllable of meaning before another in the same clause, with nothing but weak words between. */
  function toldBefore(to: number): number | undefined {
    for (let place = to - 1; syllables[place + 1]!.follows && to - place <= GAP + 1; place -= 1) {
      if (telling[place]) return place
    }
    return undefined
  }
}

/** Beginnings with what fits beside them; those that meet are one. */
function merged(
  beginnings: readonly Run[],
  weights: ReadonlyMap<number, number>,
  { syllables, telling }: Reading,
): Run[] {
  const runs: Run[] = []
  for (const { from, to } of beginnings) {
    const last = runs.at(-1)
    const grown = { from: reach(from, -1), to: reach(to, 1) }
    if (last && grown.from <= last.to && Math.max(grown.to, last.to) - last.from < LONGEST) {
      last.to = Math.max(last.to, grown.to)
    } else if (!last || from > last.to) {
      runs.push({ from: Math.max(grown.from, (last?.to ?? -1) + 1), to: grown.to })
    }
  }
  return runs

  /** The farthest syllable that fits, over short gaps, in the same clause. */
  function reach(start: number, step: 1 | -1) {
    let end = start
    for (let place = start + step, gap = 0, weak = 0; gap <= GAP && weak <= WEAK_GAP; place += step) {
      if (!syllables[step > 0 ? place : place + 1]?.follows || Math.abs(place - start) > REACH) break
      if (weights.has(place)) [end, gap, weak] = [place, 0, 0]
      else [gap, weak] = [gap + 1, weak + Number(!telling[place])]
    }
    return end
  }
}
