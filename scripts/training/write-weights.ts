import type { Learned } from './learn'

/** A weight below this says too little to be kept: a third of a point of recall for nine tenths of the weights. */
const KEPT_FROM = 0.6

/** What was learned as the file that `learned/weights.ts` reads: one term a line, so that a change can be read. */
export function writtenWeights({ classes, terms, rarity, weights }: Learned, more: Record<string, unknown>): string {
  const lines = terms
    .map((term, i): [string, number[]] => {
      const row = [tenths(rarity[i]!)]
      weights.forEach((of, place) => {
        const value = of[i]! * rarity[i]!
        if (Math.abs(value) >= KEPT_FROM) row.push(place, tenths(value))
      })
      return [term, row]
    })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([term, row]) => `${JSON.stringify(term)}:${JSON.stringify(row)}`)
  const constants = weights.map((of) => Math.round(of[of.length - 1]! * 100) / 100)
  const head = JSON.stringify({ ...more, classes, constants }).slice(0, -1)
  return `${head},"terms":{\n${lines.join(',\n')}\n}}\n`
}

const tenths = (value: number) => Math.round(value * 10)
