import type { Transitions } from '../lifecycle'

export const ENGAGEMENT_STATUSES = ['active', 'completed'] as const
export type EngagementStatus = (typeof ENGAGEMENT_STATUSES)[number]

export const engagementTransitions = {
  active: ['completed'],
  completed: [],
} as const satisfies Transitions<EngagementStatus>

export const MILESTONE_STATUSES = ['planned', 'submitted', 'accepted', 'returned'] as const
export type MilestoneStatus = (typeof MILESTONE_STATUSES)[number]

export const milestoneTransitions = {
  planned: ['submitted'],
  submitted: ['accepted', 'returned'],
  returned: ['submitted'],
  accepted: [],
} as const satisfies Transitions<MilestoneStatus>

/** Days within which the enterprise is expected to accept or return what was delivered. */
export const ACCEPTANCE_DAYS = 7
