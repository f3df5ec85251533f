import { likelihood } from '~/domain/suggestion/likelihoods'

/** Values of one text, whether what is asked of it is true, and how much it counts. */
export type Example = { values: readonly number[]; isTrue: boolean; counts: number }

/** Gradient descent on standardised values, with a little L2: the same coefficients whenever it runs. */
const STEPS = 4000
const STEP = 0.5
const L2 = 0.002

/** Coefficients of a logistic regression, for the values as they come. */
export function fitLogistic(examples: readonly Example[]): { weights: number[]; constant: number } {
  const width = examples[0]?.values.length ?? 0
  const columns = Array.from({ length: width }, (_, i) => examples.map(({ values }) => values[i]!))
  const means = columns.map(meanOf)
  const spreads = columns.map((column, i) => Math.sqrt(meanOf(column.map((value) => (value - means[i]!) ** 2))) || 1)
  const rows = examples.map(({ values }) => values.map((value, i) => (value - means[i]!) / spreads[i]!))
  const all = examples.reduce((sum, { counts }) => sum + counts, 0)
  const weights = new Array<number>(width).fill(0)
  let constant = 0
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = weights.map((weight) => L2 * weight)
    let constantSlope = 0
    examples.forEach(({ isTrue, counts }, at) => {
      const row = rows[at]!
      const told = likelihood(row.reduce((sum, value, i) => sum + value * weights[i]!, constant))
      const off = ((told - Number(isTrue)) * counts) / all
      row.forEach((value, i) => (slopes[i]! += off * value))
      constantSlope += off
    })
    slopes.forEach((slope, i) => (weights[i]! -= STEP * slope))
    constant -= STEP * constantSlope
  }
  const unscaled = weights.map((weight, i) => weight / spreads[i]!)
  return { weights: unscaled, constant: constant - unscaled.reduce((sum, weight, i) => sum + weight * means[i]!, 0) }
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
