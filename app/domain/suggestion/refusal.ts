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
const REFUSED: RefusalParts = { whole: 0.41, together: 0.84, clearestClause: -0.37, oursInClause: -0.54, vague: -0.19 }
const REFUSED_CONSTANT = -1.45

/** Whether all of a text is somebody else's matter. Never where more of ours is heard than of others', however little of either. */
export function isRefused(weights: LearnedWeights, heard: Heard): boolean {
  if (isMoreOurs(weights, heard)) return false
  const parts = refusalParts(weights, heard)
  return REFUSAL_PARTS.reduce((sum, part) => sum + REFUSED[part] * parts[part], REFUSED_CONSTANT) > 0
}

export const isMoreOurs = (weights: LearnedWeights, { whole }: Heard): boolean =>
  allOf(weights, 'other')(whole.likelihoods) < allOf(weights, 'subject')(whole.likelihoods)

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
