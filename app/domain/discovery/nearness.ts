import type { Closeness } from '~/language/closeness'

/** Who means something near a text: 1 for the nearest, 0 for the last of those that were asked for and for everybody else. */
export type Nearness = ReadonlyMap<string, number>

/** Whoever is nearest in meaning without having a word of the text counts half of who is closest by words. */
const MEANING = 0.5

/** Likenesses of embedders lie anywhere between 0 and 1, each in a narrow band of its own: only their differences tell. */
export function nearnessOf(nearest: readonly { id: string; likeness: number }[]): Nearness {
  const all = nearest.map(({ likeness }) => likeness)
  const [most, least] = [Math.max(...all), Math.min(...all)]
  return new Map(nearest.map(({ id, likeness }) => [id, most > least ? (likeness - least) / (most - least) : 1]))
}

/** Closeness by words, raised for those who are near in meaning too. */
export function raisedByMeaning(closeness: ReadonlyMap<string, Closeness>, near: Nearness): Map<string, Closeness> {
  const best = Math.max(0, ...Array.from(closeness.values(), ({ score }) => score)) || 1
  return new Map(
    Array.from(closeness, ([id, { score, parts }]) => [
      id,
      { score: score + MEANING * best * (near.get(id) ?? 0), parts },
    ]),
  )
}
