import type { Day } from '../days'
import type { Transitions } from '../lifecycle'
import type { EngagementSide } from './lifecycle'

/** Why one side wants to end before the work is done. */
export const END_REASONS = [
  'not_needed',
  'no_budget',
  'no_people',
  'unable',
  'late',
  'quality',
  'no_contact',
  'agreed',
  'other',
] as const
export type EndReason = (typeof END_REASONS)[number]

/** Of a proposal to end early. `objected`: the other side did not agree, and a dispute began; `closed`: the work was done or ended first. */
export const END_STATUSES = ['waiting', 'confirmed', 'objected', 'withdrawn', 'closed'] as const
export type EndStatus = (typeof END_STATUSES)[number]

export const endTransitions = {
  waiting: ['confirmed', 'objected', 'withdrawn', 'closed'],
  confirmed: [],
  objected: [],
  withdrawn: [],
  closed: [],
} as const satisfies Transitions<EndStatus>

/** What a dispute is about; `ending`: one side does not agree to end early, and nobody chooses it. */
export const DISPUTE_REASONS = [
  'delivery',
  'acceptance',
  'delay',
  'scope',
  'payment',
  'conduct',
  'ending',
  'other',
] as const
export type DisputeReason = (typeof DISPUTE_REASONS)[number]
export const OFFERED_DISPUTE_REASONS = DISPUTE_REASONS.filter((reason) => reason !== 'ending')

/** `settled`: the two sides agreed, and the work goes on, if it still does; `ended`: the work ended with it; `withdrawn`: by whoever opened it. */
export const DISPUTE_STATUSES = ['open', 'settled', 'ended', 'withdrawn'] as const
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number]

export const disputeTransitions = {
  open: ['settled', 'ended', 'withdrawn'],
  settled: [],
  ended: [],
  withdrawn: [],
} as const satisfies Transitions<DisputeStatus>

/** How the department closes one. */
export const DISPUTE_RESULTS = ['settled', 'ended'] as const
export type DisputeResult = (typeof DISPUTE_RESULTS)[number]

/** Working days for the other side to answer that the work is to end; afterwards the department may confirm it. */
export const END_ANSWER_DAYS = 10
/** Days after which a dispute without any record of the department's is escalated, and within which it mediates. */
export const DISPUTE_FIRST_DAYS = 3
export const DISPUTE_DAYS = 30
/** Days after which a delivery that nobody looked at is the department's to decide on: silence approves nothing. */
export const UNSEEN_DAYS = 14

/** Of one engagement each: pauses, proposals to end, disputes; records of one dispute. */
export const MAX_PAUSES = 50
/** Months after which work that rests should rather be ended. */
export const MAX_PAUSE_MONTHS = 12
export const MAX_ENDS = 20
export const MAX_DISPUTES = 20
export const MAX_RECORDS = 50

/** Work that rests: since when, and until which day its side expects it to. */
export type OpenPause = { side: EngagementSide; pausedOn: Day; until: Day }
