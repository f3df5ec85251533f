/** By what proposals are weighed against each other, in the order of the page. */
export const CRITERIA = ['price', 'duration', 'on_site', 'experience', 'results', 'replies'] as const
export type Criterion = (typeof CRITERIA)[number]

/** 0: it does not count. */
export const MAX_WEIGHT = 4
export type Weights = Record<Criterion, number>
/** What the form begins with. */
export const USUAL_WEIGHTS: Weights = { price: 3, duration: 2, on_site: 1, experience: 2, results: 3, replies: 1 }

/** What a proposal has by each criterion: đồng, weeks, days, years, certificates, replies in time of 1; null: not known. */
export type Weighed = Record<Criterion, number | null>

/** The less the better; of the others the more. */
const LESS_IS_BETTER: readonly Criterion[] = ['price', 'duration']

export type Points = {
  /** 0 to 100; null: nothing is known of what counts. */
  sum: number | null
  /** 0 to 100 by criterion; null: not known, or it tells nobody apart. */
  points: Record<Criterion, number | null>
}

/**
 * Points of proposals beside each other: by each criterion the best has 100 and the others their share of it, together the mean by
 * weight. What is not known of a proposal is left out of its mean; what nobody has counts for nobody.
 */
export function pointsOf(proposals: readonly Weighed[], weights: Weights): Points[] {
  const best = Object.fromEntries(CRITERIA.map((criterion) => [criterion, bestOf(proposals, criterion)]))
  return proposals.map((proposal) => {
    const points = Object.fromEntries(
      CRITERIA.map((criterion) => [criterion, shareOf(criterion, proposal[criterion], best[criterion] ?? null)]),
    ) as Points['points']
    const counted = CRITERIA.filter((criterion) => points[criterion] !== null && weights[criterion] > 0)
    const total = counted.reduce((sum, criterion) => sum + weights[criterion], 0)
    const sum = counted.reduce((all, criterion) => all + weights[criterion] * points[criterion]!, 0)
    return { points, sum: total > 0 ? Math.round(sum / total) : null }
  })
}

function bestOf(proposals: readonly Weighed[], criterion: Criterion): number | null {
  const known = proposals.flatMap((proposal) => proposal[criterion] ?? [])
  if (known.length === 0) return null
  return LESS_IS_BETTER.includes(criterion) ? Math.min(...known) : Math.max(...known)
}

function shareOf(criterion: Criterion, value: number | null, best: number | null): number | null {
  if (value === null || best === null) return null
  if (LESS_IS_BETTER.includes(criterion)) return value === 0 ? 100 : Math.round((best / value) * 100)
  return best === 0 ? null : Math.round((value / best) * 100)
}
