/** A text as its features: places in the list of all features, and their values. */
export type SparseRow = { places: Int32Array; values: Float32Array }

/** Which rows speak for a class (1), against it (-1), or neither (0: left out). */
export type Signs = Int8Array

export type LinearSettings = {
  /** How much a row on the wrong side costs, beside the length of the weights. */
  cost: number
  /** The same for rows that speak for the class, which are few. */
  costFor: number
  epochs: number
}

/** Weights by feature; the last is the constant. */
export type Weights = Float64Array

/**
 * A linear classifier of one class against the rest: squared hinge loss with L2 regularisation, by dual coordinate
 * descent (Hsieh, Chang, Lin, Keerthi, Sundararajan: A dual coordinate descent method for large-scale linear SVM, 2008).
 * The same rows give the same weights: the order in which rows are visited is shuffled by a fixed sequence.
 */
export function trainOneAgainstRest(
  rows: readonly SparseRow[],
  signs: Signs,
  features: number,
  { cost, costFor, epochs }: LinearSettings,
): Weights {
  const weights = new Float64Array(features + 1)
  const order = rows.flatMap((_, row) => (signs[row] === 0 ? [] : [row]))
  const alphas = new Float64Array(rows.length)
  const lengths = rows.map(({ values }) => values.reduce((sum, value) => sum + value * value, 1))
  const random = sequence()
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    let moved = 0
    for (let last = order.length - 1; last >= 0; last -= 1) {
      const at = random(last + 1)
      const row = order[at]!
      order[at] = order[last]!
      order[last] = row
      const sign = signs[row]!
      const slack = 1 / (2 * (sign > 0 ? costFor : cost))
      const gradient = sign * margin(weights, rows[row]!) - 1 + slack * alphas[row]!
      const before = alphas[row]!
      const after = Math.max(0, before - gradient / (lengths[row]! + slack))
      if (after === before) continue
      alphas[row] = after
      moved = Math.max(moved, Math.abs(after - before))
      add(weights, rows[row]!, sign * (after - before))
    }
    if (moved < SETTLED) break
  }
  return weights
}

/** When no row's part moves more than this in a round, the weights stand. */
const SETTLED = 1e-3

/** How far a row lies on the side of a class. */
export function margin(weights: Weights, { places, values }: SparseRow): number {
  let sum = weights[weights.length - 1]!
  for (let i = 0; i < places.length; i += 1) sum += weights[places[i]!]! * values[i]!
  return sum
}

function add(weights: Weights, { places, values }: SparseRow, by: number) {
  for (let i = 0; i < places.length; i += 1) weights[places[i]!]! += by * values[i]!
  weights[weights.length - 1]! += by
}

/** Whole numbers below a bound by a linear congruential generator (Numerical Recipes), always the same. */
function sequence(): (below: number) => number {
  let state = 1
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
