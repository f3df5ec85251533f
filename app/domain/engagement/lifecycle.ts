import type { Day } from '../days'
import type { Transitions } from '../lifecycle'
import { isOverdue } from '../overdue'

/** `ended`: before the work was done. */
export const ENGAGEMENT_STATUSES = ['active', 'completed', 'ended'] as const
export type EngagementStatus = (typeof ENGAGEMENT_STATUSES)[number]

export const engagementTransitions = {
  active: ['completed', 'ended'],
  completed: [],
  ended: [],
} as const satisfies Transitions<EngagementStatus>

/** The states in which the work is over: nothing becomes of them. */
export type EndedStatus = {
  [S in EngagementStatus]: (typeof engagementTransitions)[S] extends readonly [] ? S : never
}[EngagementStatus]

export const MILESTONE_STATUSES = ['planned', 'submitted', 'accepted', 'returned'] as const
export type MilestoneStatus = (typeof MILESTONE_STATUSES)[number]

export const milestoneTransitions = {
  planned: ['submitted'],
  submitted: ['accepted', 'returned'],
  returned: ['submitted'],
  accepted: [],
} as const satisfies Transitions<MilestoneStatus>

/** The two organisations that work together. */
export const ENGAGEMENT_SIDES = ['enterprise', 'consultant'] as const
export type EngagementSide = (typeof ENGAGEMENT_SIDES)[number]

/**
 * Of a change that one side proposed. `lapsed`: its day ended without an answer; it is written down only when another one is proposed
 * (`changeStanding`). `closed`: the work was done first.
 */
export const CHANGE_STATUSES = ['waiting', 'confirmed', 'declined', 'withdrawn', 'lapsed', 'closed'] as const
export type ChangeStatus = (typeof CHANGE_STATUSES)[number]

export const changeTransitions = {
  waiting: ['confirmed', 'declined', 'withdrawn', 'lapsed', 'closed'],
  confirmed: [],
  declined: [],
  withdrawn: [],
  lapsed: [],
  closed: [],
} as const satisfies Transitions<ChangeStatus>

/** How a proposed change stands on a day: its time ends by the clock, whether or not anything ran. */
export const changeStanding = ({ status, dueOn }: { status: ChangeStatus; dueOn: Day }, today: Day): ChangeStatus =>
  status === 'waiting' && isOverdue(dueOn, today) ? 'lapsed' : status

export const otherSide = (side: EngagementSide): EngagementSide => (side === 'enterprise' ? 'consultant' : 'enterprise')

/** Working days within which the other side is expected to answer a proposed change, and after which it is reminded. */
export const CHANGE_ANSWER_DAYS = 5
export const CHANGE_REMINDER_DAYS = 3
/** Changes that may be proposed in one engagement. */
export const MAX_CHANGES = 50

/** Texts of one agreement that were confirmed, and copies of it signed on paper. */
export const MAX_AGREEMENT_TEXTS = 20
export const MAX_SIGNED_COPIES = 10
/** Days after which nobody is reminded of an agreement any more. */
export const AGREEMENT_REMINDER_DAYS = 30

/** Days within which the enterprise is expected to accept or return what was delivered. */
export const ACCEPTANCE_DAYS = 7
