import { count, inArray } from 'drizzle-orm'
import { db } from '~db/connection'
import { profiles, profileServices } from '~db/schema'
import { findableCount } from '../discovery/consultants-index.server'
import { presentVocabulary } from '../suggestion/present-vocabulary.server'
import { isForAnySector } from '~/vocabulary/reference.server'
import { profileIsPublic } from '../directory/queries.server'
import type { OpenNeed } from '../needs/open-needs.server'
import { eligibleCandidates } from './candidates.server'
import { currentWeights } from './current-weights.server'
import { rank } from './ranking/rank'
import type { RankedMatch } from './ranking/candidate'
import { SURE } from './ranking/weights'
import { rarityOf } from './ranking/rarity'
import { replyHistory } from './reply-history.server'
import { sharedWords } from './ranking/shared-words'

/** How well one consultant fits a need, with reasons; null where it does not at all. */
export type FitOf = (need: OpenNeed) => RankedMatch | null

/**
 * Judges needs for one consultant by the same features and weights as consultants are ranked for a need; that neither
 * side is tied to the other has been seen to.
 */
export function fitFor(profileId: string): FitOf {
  const judge = judging()
  const bySubjects = new Map<string, ReturnType<typeof eligibleCandidates>>()
  const candidateFor = (subjects: readonly string[]) => {
    const key = [...subjects].sort().join(' ')
    const known = bySubjects.get(key) ?? judge.candidates([profileId], subjects)
    bySubjects.set(key, known)
    return known[0]
  }
  return (need) => {
    const eligible = candidateFor(need.subjects)
    return eligible ? (judge.rank(need, [eligible])[0] ?? null) : null
  }
}

/** How well each of these consultants fits a need, by their ids; who does not at all is left out. */
export function fitsOf(need: OpenNeed, profileIds: readonly string[]): Map<string, RankedMatch> {
  const judge = judging()
  return new Map(judge.rank(need, judge.candidates(profileIds, need.subjects)).map((match) => [match.profileId, match]))
}

/** What judging several needs, or several consultants, reads once. */
function judging() {
  const vocabulary = presentVocabulary()
  const { weights } = currentWeights()
  const rarity = subjectRarity()
  const history = replyHistory()
  const candidates = (profileIds: readonly string[], subjects: readonly string[]) =>
    eligibleCandidates(profileIds, { subjects, organisationId: null }, history)
  const rankOf = (need: OpenNeed, eligible: ReturnType<typeof candidates>): RankedMatch[] => {
    const asked = {
      subjects: need.subjects.map((code) => ({ code, weight: rarity(code), general: isForAnySector(code) })),
      sectors: need.sector?.level === 2 ? [{ code: need.sector.code, sure: SURE }] : [],
      province: need.provinceCode,
      size: need.size,
      languages: need.languages,
      workMode: need.workMode,
      // What may be spent is the enterprise's own affair: no reason may tell it to a consultant.
      budgetMillion: null,
    }
    return rank(
      asked,
      eligible.map(({ candidate, text }) => ({ ...candidate, text: sharedWords(vocabulary, need.text, text) })),
      weights,
    )
  }
  return { candidates, rank: rankOf }
}

function subjectRarity(): (code: string) => number {
  const published = db.select({ id: profiles.id }).from(profiles).where(profileIsPublic())
  const rows = db
    .select({ code: profileServices.subjectCode, having: count() })
    .from(profileServices)
    .where(inArray(profileServices.profileId, published))
    .groupBy(profileServices.subjectCode)
    .all()
  const having = new Map(rows.map((row) => [row.code, row.having]))
  const all = findableCount()
  return (code) => rarityOf(all, having.get(code) ?? 0)
}
