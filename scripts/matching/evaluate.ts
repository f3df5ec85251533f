import { suggestSubjects } from '~/domain/suggestion/suggest-subjects.server'
import { homeProvince } from '~/vocabulary/province.server'
import { communeOf } from '~/vocabulary/reference.server'
import { gain, mayAppear, mean, ndcg10, quantile, recallAt } from './figures'
import type { LabelledNeed, ProfileInput } from './input'
import { matchNeed } from './match-need'

/** How well subjects are suggested: Recall@k of needs in scope, refusals of both kinds, and the time of one suggestion. */
export function suggestionFigures(needs: readonly LabelledNeed[]) {
  const recalls: Record<1 | 3 | 5, number[]> = { 1: [], 3: [], 5: [] }
  const refused = { inScope: 0, outOfScope: 0 }
  const times: number[] = []
  for (const need of needs) {
    const began = performance.now()
    const suggested = suggestSubjects(need.text, { sectorCode: need.sector_code, size: need.size }).map(
      ({ subject }) => subject,
    )
    times.push(performance.now() - began)
    const isInScope = need.subjects.length > 0
    if (suggested.length === 0) refused[isInScope ? 'inScope' : 'outOfScope'] += 1
    if (isInScope) for (const k of [1, 3, 5] as const) recalls[k].push(recallAt(k, suggested, need))
  }
  return {
    suggestion: { recallAt1: mean(recalls[1]), recallAt3: mean(recalls[3]), recallAt5: mean(recalls[5]) },
    outOfScope: {
      texts: needs.length - recalls[1].length,
      refused: refused.outOfScope,
      inScopeRefused: refused.inScope,
    },
    suggestMilliseconds: { median: quantile(times, 0.5), p95: quantile(times, 0.95) },
  }
}

/** How well consultants are ranked for the needs in scope, and how many were shown who may not appear. */
export async function consultantFigures(needs: readonly LabelledNeed[], pool: readonly ProfileInput[]) {
  const byId = new Map(pool.map((profile) => [profile.id, profile]))
  const ndcgs: number[] = []
  let ineligibleShown = 0
  for (const need of needs.filter(({ subjects }) => subjects.length > 0)) {
    const matched = await matchNeed(need)
    if (matched.status === 'unavailable') throw new Error('search is unavailable')
    const shown = matched.matches.map((match) => byId.get(match.profileId))
    ineligibleShown += shown.filter((profile) => !profile || !mayAppear(profile)).length
    const province = (need.commune_code && communeOf(need.commune_code)?.provinceCode) || homeProvince().code
    const ndcg = ndcg10(
      shown.map((profile) => gain(profile, need, province)),
      pool.map((profile) => gain(profile, need, province)),
    )
    if (ndcg !== null) ndcgs.push(ndcg)
  }
  return { ndcgAt10: mean(ndcgs), ineligibleShown }
}
