import type { Heard } from './hear'
import { classKind, type ClassKind, type LearnedWeights } from './learned/weights'

/**
 * How what is heard in the whole and in its clauses, by the length of each, becomes one likelihood: a logistic regression on
 * texts put together from rows that were left out of the training.
 */
const CALIBRATED = { single: 0.77, whole: 0.39, clauses: 0.83, constant: 1.91 }
/** What is told as log odds lies at least so far from certain. */
const LEAST = 1e-4

/** How likely the text is, by its clauses and all of it together, about what `of` reads from what was heard in each. */
export function likelihoodOf({ clauses, whole }: Heard, of: (likelihoods: Float64Array) => number): number {
  const together = logit(of(whole.likelihoods))
  if (clauses.length < 2) return likelihood(CALIBRATED.single * together)
  const length = clauses.reduce((sum, { from, to }) => sum + to - from, 0)
  const share = clauses.reduce((sum, { from, to, likelihoods }) => sum + (to - from) * of(likelihoods), 0)
  const { whole: wholeWeight, clauses: clausesWeight, constant } = CALIBRATED
  return likelihood(wholeWeight * together + clausesWeight * logit(share / length) + constant)
}

export const logit = (value: number) => {
  const within = Math.min(1 - LEAST, Math.max(LEAST, value))
  return Math.log(within / (1 - within))
}
export const likelihood = (log: number) => 1 / (1 + Math.exp(-log))

/** How likely a stretch is about one class. */
export const likelihoodAt = ({ classes }: LearnedWeights, one: string) => {
  const place = classes.indexOf(one)
  return (likelihoods: Float64Array) => likelihoods[place] ?? 0
}

/** How likely a stretch is about any class of a kind. */
export const allOf =
  ({ classes }: LearnedWeights, kind: ClassKind) =>
  (likelihoods: Float64Array) =>
    likelihoods.reduce((sum, value, i) => (classKind(classes[i]!) === kind ? sum + value : sum), 0)
