import { type Mark, type Marks, MARKS } from './lifecycle'

/** The mark that nobody has earned yet: the middle one. */
export const PRIOR_MARK = 3 satisfies Mark
/** It counts as this many reviews, so that one opinion, or two, does not rule. */
export const PRIOR_WEIGHT = 3
/** Below so many reviews no mean is shown, only the reviews. */
export const LEAST_FOR_MEAN = 3

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** What a review says altogether: the mean of its marks. */
export const markOf = (marks: Marks): number => {
  const given = Object.values(marks)
  return sum(given) / given.length
}

/**
 * The mean of reviews, drawn towards `PRIOR_MARK` as if `PRIOR_WEIGHT` more reviews had said that (a Bayesian mean); null below
 * `LEAST_FOR_MEAN`. What is shown stands beside the count.
 */
export function meanOf(reviews: readonly { marks: Marks }[]): number | null {
  if (reviews.length < LEAST_FOR_MEAN) return null
  const said = sum(reviews.map(({ marks }) => markOf(marks)))
  return (said + PRIOR_MARK * PRIOR_WEIGHT) / (reviews.length + PRIOR_WEIGHT)
}

/** The mark whose word says a mean. */
export const nearestMark = (mean: number) => MARKS[Math.min(Math.max(Math.round(mean), 1), MARKS.length) - 1]!
