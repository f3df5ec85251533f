import type { Day } from '../days'

/** For what a reason is given: a no of a consultant, an invitation taken back, a proposal not chosen, a need closed, work that ended early. */
export const GIVEN_FOR = ['declined', 'withdrawn', 'not_chosen', 'closed', 'ended'] as const
export type GivenFor = (typeof GIVEN_FOR)[number]

export type Given = {
  id: string
  needId: string
  text: string
  enterprise: string
  /** Null where it concerns none. */
  consultant: string | null
  /** The reason's code, or `unknown`. */
  reason: string
  on: Day
}
