import { unavailable } from '../discovery/index-care.server'
import { CURRENT_SECTORS, isForAnySector, sectorOf } from '~/vocabulary/reference.server'
import { presentVocabulary } from '../suggestion/present-vocabulary.server'
import type { Language, WorkMode } from '../directory/lifecycle'
import { candidatePool } from './candidate-pool.server'
import { eligibleCandidates } from './candidates.server'
import { closeConsultants } from '../discovery/close-texts.server'
import { type Closeness, tellingTerms, type TextTerm } from '~/language/closeness'
import { currentWeights, type VersionedWeights } from './current-weights.server'
import { placeNewcomers, type PlacedMatch } from './ranking/newcomers'
import { rank } from './ranking/rank'
import type { ReplyHistory } from './reply-history.server'
import type { RankedNeed } from './ranking/candidate'
import { SPOKEN_OF, SURE } from './ranking/weights'
import { tradesTold } from '../suggestion/trade-told'
import { rarityOf } from './ranking/rarity'
import { suggestSubjects } from '../suggestion/suggest-subjects.server'
import { pairs, syllablesOf } from '~/language/syllables'
import { matchTexts } from './ranking/text-match'
import { straddlesWords } from '~/language/compounds'
import { tellingSyllables } from '~/language/weak-words'

export type NeedToMatch = {
  text: string
  /** Confirmed subjects; none yet: those that the text suggests, by how well they fit. */
  subjects: string[]
  sectorCode: string | null
  provinceCode: string
  communeCode: string | null
  size: string | null
  languages: Language[]
  workMode: WorkMode | null
  budgetMillion: number | null
  /** Whose need it is; null: a visitor's. Nobody tied to it is proposed. */
  organisationId: string | null
  /** The need's or the draft's id: decides which newcomers stand in the places kept for them. */
  seed: string
}
/** What a visitor has not been asked yet. */
export const NOTHING_SAID = {
  sectorCode: null,
  communeCode: null,
  size: null,
  languages: [],
  workMode: null,
  budgetMillion: null,
  organisationId: null,
} satisfies Partial<NeedToMatch>

export type MatchAnswer = { status: 'ok'; matches: PlacedMatch[]; weightsVersion: string } | { status: 'unavailable' }

/** Suggested subjects taken while none is confirmed: how many, and from which share of the likeliest on. */
const SUGGESTED_TAKEN = 5
const SUGGESTED_FROM = 0.05
const MATCHES = 50

/** The consultants who fit a need, best first, each with reasons and what is missing. `history`: whoever asks for several needs reads it once. */
export async function matchConsultants(need: NeedToMatch, history?: ReplyHistory): Promise<MatchAnswer> {
  try {
    const asked = subjectsAsked(need)
    const weights = currentWeights()
    const matches = asked.length > 0 ? await rankedFor(need, asked, weights, history) : []
    return { status: 'ok', matches, weightsVersion: weights.version }
  } catch (error) {
    return unavailable(error)
  }
}

type Asked = { code: string; weight: number }

function subjectsAsked(need: NeedToMatch): Asked[] {
  if (need.subjects.length > 0) return need.subjects.map((code) => ({ code, weight: 1 }))
  const { sectorCode, size } = need
  const suggestions = suggestSubjects(need.text, { sectorCode, size })
  const best = suggestions[0]?.score ?? 1
  return suggestions
    .filter(({ score }) => score >= best * SUGGESTED_FROM)
    .slice(0, SUGGESTED_TAKEN)
    .map(({ subject, score }) => ({ code: subject, weight: score / best }))
}

async function rankedFor(
  need: NeedToMatch,
  asked: readonly Asked[],
  { weights }: VersionedWeights,
  history?: ReplyHistory,
): Promise<PlacedMatch[]> {
  const codes = asked.map(({ code }) => code)
  const pool = await candidatePool(need.text, codes, need.provinceCode)
  const eligible = eligibleCandidates(pool.ids, { subjects: codes, organisationId: need.organisationId }, history)
  const closeness = closeConsultants(
    pool.terms,
    eligible.map(({ candidate }) => candidate.profileId),
    pool.near,
  )
  const texts = matchTexts(
    need.text,
    eligible.map(({ candidate }) => closeness.get(candidate.profileId) ?? NOT_CLOSE),
    toldPairs(need.text, pool.terms),
  )
  const ranked = rank(
    {
      subjects: asked.map(({ code, weight }) => ({
        code,
        weight: weight * rarityOf(pool.all, pool.offering.get(code) ?? 0),
        general: isForAnySector(code),
      })),
      sectors: sectorsAsked(need),
      province: need.provinceCode,
      size: need.size,
      languages: need.languages,
      workMode: need.workMode,
      budgetMillion: need.budgetMillion,
    },
    eligible.map(({ candidate }, i) => ({ ...candidate, text: texts[i]! })),
    weights,
  )
  const timesAsked = new Map(eligible.map(({ candidate, timesAsked: times }) => [candidate.profileId, times]))
  return placeNewcomers(ranked, (profileId) => timesAsked.get(profileId) ?? 0, need.seed).slice(0, MATCHES)
}

const NOT_CLOSE: Closeness = { score: 0, parts: [] }

/**
 * Pairs of two words that carry meaning, none cut across two, nor one that most profiles have: a single syllable tells a
 * reader nothing, and "hồ sơ" no more.
 */
function toldPairs(text: string, terms: readonly TextTerm[]): Set<string> {
  const rare = tellingTerms(terms)
  const syllables = syllablesOf(text)
  const { isCompound } = presentVocabulary()
  const telling = tellingSyllables(presentVocabulary(), syllables)
  return new Set(
    pairs(syllables)
      .filter(({ end }) => telling[end - 1] && telling[end] && !straddlesWords(syllables, end, isCompound))
      .map(({ term }) => term)
      .filter((term) => rare.has(term)),
  )
}

/** A trade of which a text speaks less plainly than this, beside the one it speaks of most, is its buyer's or its supplier's. */
const AS_PLAINLY = 0.9

/** The sector that was stated, else those of which the text speaks most plainly. */
export function sectorsAsked({ sectorCode, text }: Pick<NeedToMatch, 'sectorCode' | 'text'>): RankedNeed['sectors'] {
  const stated = divisionOf(sectorCode)
  if (stated) return [{ code: stated, sure: SURE }]
  return tradesTold(text)
    .filter(({ share }) => share >= AS_PLAINLY)
    .map(({ division }) => ({ code: division, sure: SPOKEN_OF }))
}

/** The need's sector as a division; a finer code belongs to the division it begins with. */
function divisionOf(code: string | null): string | null {
  if (!code) return null
  const row = sectorOf(CURRENT_SECTORS, code)
  return row?.level === 1 ? null : code.slice(0, 2)
}
