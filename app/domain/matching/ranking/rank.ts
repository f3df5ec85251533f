import type { Candidate, RankedMatch, RankedNeed } from './candidate'
import { judges } from './judges'
import { BUILT_IN_WEIGHTS, type Feature, FEATURES, SECTOR_FOR_GENERAL, TEXT_ALONE, type Weights } from './weights'

/**
 * Scores candidates for a need, 0 to 100, best first; equal scores in the order of ids, so that a page never jumps.
 * Who does none of what is asked for, and whose text does not speak of it either, is left out however near.
 */
export function rank(
  need: RankedNeed,
  candidates: readonly Candidate[],
  weights: Weights = BUILT_IN_WEIGHTS,
): RankedMatch[] {
  return candidates
    .filter((candidate) => fits(need, candidate))
    .map((candidate) => scored(need, candidate, weights))
    .sort((a, b) => b.score - a.score || (a.profileId < b.profileId ? -1 : 1))
}

const fits = (need: RankedNeed, { subjects, text }: Candidate) =>
  need.subjects.some(({ code }) => subjects.has(code)) ||
  (text.score >= TEXT_ALONE.score && text.words.length >= TEXT_ALONE.words)

function scored(need: RankedNeed, candidate: Candidate, weights: Weights): RankedMatch {
  const judged = FEATURES.flatMap((feature) => {
    const judgement = judges[feature](need, candidate)
    return judgement ? [{ weight: weights[feature] * timesFor(need, feature), ...judgement }] : []
  })
  const all = judged.reduce((sum, { weight }) => sum + weight, 0)
  const sum = judged.reduce((total, { weight, value }) => total + weight * value, 0)
  const counted = judged.filter(({ weight }) => weight > 0)
  return {
    profileId: candidate.profileId,
    score: Math.round((sum / all) * 10_000) / 100,
    reasons: counted.flatMap(({ value, reasons = [] }) => (value > 0 ? reasons : [])),
    missing: counted.flatMap(({ missing = [] }) => missing),
  }
}

/** How many times a part's weight counts for this need: the sector, by how much of what is asked for is general. */
function timesFor({ subjects }: RankedNeed, feature: Feature): number {
  if (feature !== 'sector') return 1
  const sum = (of: RankedNeed['subjects']) => of.reduce((total, { weight }) => total + weight, 0)
  const all = sum(subjects)
  return all === 0 ? 1 : 1 + ((SECTOR_FOR_GENERAL - 1) * sum(subjects.filter(({ general }) => general))) / all
}
