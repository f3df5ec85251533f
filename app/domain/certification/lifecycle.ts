import type { Transitions } from '../lifecycle'

export const OUTCOME_STATUSES = ['reported', 'verified', 'rejected'] as const
export type OutcomeStatus = (typeof OUTCOME_STATUSES)[number]

/** A rejected outcome may be reported again with better evidence; only verified ones count. */
export const outcomeTransitions = {
  reported: ['verified', 'rejected'],
  rejected: ['reported'],
  verified: [],
} as const satisfies Transitions<OutcomeStatus>

/** Days within which the department is expected to verify a reported outcome. */
export const VERIFICATION_DAYS = 10
