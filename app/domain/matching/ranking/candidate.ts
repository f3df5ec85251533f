import type { Language, WorkMode } from '~/domain/directory/lifecycle'
import type { VerifiedWork } from '~/domain/directory/verified-work'
import type { GainTold } from './gain-told'
import type { ReplyBehaviour } from './reply-behaviour'

/** Why a consultant fits a need: the very features that made the score, put into words at the edge. */
export type MatchReason =
  | { kind: 'subject'; subject: string }
  | { kind: 'text'; words: string[] }
  | { kind: 'same_province'; province: string }
  | { kind: 'travels'; province: string }
  | { kind: 'free_places'; count: number }
  | { kind: 'sector'; sector: string }
  | { kind: 'any_sector' }
  | { kind: 'language'; language: string }
  | { kind: 'replies'; inTime: number; counted: number; days: number | null }
  /** A list that was kept before may lack all but the count. */
  | { kind: 'verified_results'; count: number; subjects?: string[]; lasting?: number; gain?: GainTold | null }
  | { kind: 'fee'; feeFromMillion: number }
  | { kind: 'work_mode'; mode: WorkMode }
  | { kind: 'size'; size: string }
  | { kind: 'fresh'; on: string }
  | { kind: 'experience'; years: number }

/** What a need asks for that a consultant does not have, and what else speaks against it. */
export type MissingPoint =
  | { kind: 'subject'; subject: string }
  | { kind: 'area'; province: string }
  | { kind: 'busy' }
  | { kind: 'full'; active: number }
  | { kind: 'sector'; sector: string }
  | { kind: 'language'; language: string }
  | { kind: 'late_replies'; inTime: number; counted: number }
  | { kind: 'fee'; feeFromMillion: number }
  | { kind: 'work_mode'; mode: WorkMode }
  | { kind: 'size'; size: string }
  | { kind: 'old'; on: string }

/** What a need asks for, as far as ranking looks at it. Null and empty: it does not say, and nobody is judged by it. */
export type RankedNeed = {
  /**
   * Each subject with how sure it is and how rare it is among consultants, on any positive scale; `general`: it is for
   * enterprises of any sector, so that only the sector tells who knows such a place of work.
   */
  subjects: readonly { code: string; weight: number; general: boolean }[]
  /** Divisions (level 2) of the current edition, each with how sure it is: `SURE` where it was stated, `SPOKEN_OF` where the text speaks of it. */
  sectors: readonly { code: string; sure: number }[]
  province: string
  size: string | null
  languages: readonly Language[]
  workMode: WorkMode | null
  budgetMillion: number | null
}

/** A consultant as ranking looks at it. Null and empty: the profile does not say, which is neither for nor against it. */
export type Candidate = {
  profileId: string
  subjects: ReadonlySet<string>
  sectors: ReadonlySet<string>
  anySector: boolean
  provinces: ReadonlySet<string>
  anyProvince: boolean
  baseProvince: string
  clientSizes: readonly string[]
  languages: readonly Language[]
  workModes: readonly WorkMode[]
  busy: boolean
  /** Engagements that it carries at the same time, and those it carries now. */
  engagementsAtOnce: number | null
  activeEngagements: number
  feeFromMillion: number | null
  years: number | null
  /** What was verified in the subjects of the need. */
  verified: VerifiedWork
  reply: ReplyBehaviour
  /** The day of its last change or of the department's check, whichever is later. */
  updated: { on: string; daysAgo: number }
  /** How much of the need's words the profile has, 0 to 1, and which. */
  text: { score: number; words: readonly string[] }
}

export type RankedMatch = { profileId: string; score: number; reasons: MatchReason[]; missing: MissingPoint[] }
