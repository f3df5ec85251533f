import type { Heard } from './hear'
import { allOf, likelihoodAt, likelihoodOf, logit } from './likelihoods'
import { type LearnedWeights, VAGUE } from './learned/weights'

/** What decides whether a text is refused, each as log odds. */
export const REFUSAL_PARTS = ['whole', 'together', 'clearestClause', 'oursInClause', 'vague'] as const
export type RefusalParts = Record<(typeof REFUSAL_PARTS)[number], number>

/**
 * All of a text is somebody else's matter where that is likelier than not: by a logistic regression on texts by writers who
 * saw no row (`npm run fit-refusal`). Others' matters in all of it speak for that; what speaks against it are others' in no
 * more than one clause, ours in any, and a cry for help.
 */
const REFUSED: RefusalParts = { whole: 0.42, together: 1.16, clearestClause: -0.29, oursInClause: -0.59, vague: -0.1 }
const REFUSED_CONSTANT = -1.25

/** A clause that is ours so clearly is answered, whatever stands beside it. */
const CLEARLY_OURS = 0.9

/** Whether all of a text is somebody else's matter. */
export function isRefused(weights: LearnedWeights, heard: Heard): boolean {
  if (isAnswered(weights, heard)) return false
  const parts = refusalParts(weights, heard)
  return REFUSAL_PARTS.reduce((sum, part) => sum + REFUSED[part] * parts[part], REFUSED_CONSTANT) > 0
}

/** Where more of ours is heard than of others', however little of either, or a clause is clearly ours, nothing is refused. */
export function isAnswered(weights: LearnedWeights, { whole, clauses }: Heard): boolean {
  const ours = allOf(weights, 'subject')
  return (
    ours(whole.likelihoods) > allOf(weights, 'other')(whole.likelihoods) ||
    clauses.some(({ likelihoods }) => ours(likelihoods) >= CLEARLY_OURS)
  )
}

export function refusalParts(weights: LearnedWeights, heard: Heard): RefusalParts {
  const other = allOf(weights, 'other')
  const clearest = (of: (likelihoods: Float64Array) => number) =>
    logit(Math.max(...heard.clauses.map(({ likelihoods }) => of(likelihoods))))
  return {
    whole: logit(other(heard.whole.likelihoods)),
    together: logit(likelihoodOf(heard, other)),
    clearestClause: clearest(other),
    oursInClause: clearest(allOf(weights, 'subject')),
    vague: logit(likelihoodOf(heard, likelihoodAt(weights, VAGUE))),
  }
}
