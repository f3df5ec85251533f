import { hear } from '~/domain/suggestion/hear'
import { weightsFrom } from '~/domain/suggestion/learned/weights'
import { learn, type TrainingRow } from './learn'
import { writtenWeights } from './write-weights'

const TRIED = [2, 3, 4, 5, 6, 7, 8, 10]
/** One row of so many is left out. */
const PARTS = 3

/** How sharply classes are to be told apart, so that rows left out of the training are likeliest as they are labelled. */
export function sharpnessOf(rows: readonly TrainingRow[]): number {
  const learned = learn(rows.filter((_, i) => i % PARTS !== 0))
  const out = rows.filter((_, i) => i % PARTS === 0)
  const likelihood = (sharpness: number) => {
    const weights = weightsFrom(JSON.parse(writtenWeights(learned, { sharpness, compounds: [] })))
    return out.reduce((sum, { text, labels, also }) => {
      const { likelihoods } = hear(weights, text).whole
      const right = [...labels, ...also].reduce((all, one) => all + (likelihoods[weights.classes.indexOf(one)] ?? 0), 0)
      return sum + Math.log(Math.max(right, 1e-6))
    }, 0)
  }
  const tried = TRIED.map((sharpness) => ({ sharpness, likelihood: likelihood(sharpness) }))
  return tried.reduce((best, one) => (one.likelihood > best.likelihood ? one : best)).sharpness
}
