import type { MatchReason, RankedMatch } from '~/domain/matching/ranking/candidate'
import { missingTexts, reasonTexts } from '~/views/matching/match-text.server'

/** Why a need fits the consultant who looks at it, in words: without what is the same for every need, and known to them. */
export const fitItem = ({ reasons, missing }: Pick<RankedMatch, 'reasons' | 'missing'>) => ({
  reasons: reasonTexts(reasons.filter(({ kind }) => !OWN_MERITS.has(kind))),
  missing: missingTexts(missing),
})

const OWN_MERITS: ReadonlySet<MatchReason['kind']> = new Set(['free_places', 'replies', 'fresh', 'experience'])
