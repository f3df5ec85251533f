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

/** The two organisations that work together. */
export const ENGAGEMENT_SIDES = ['enterprise', 'consultant'] as const
export type EngagementSide = (typeof ENGAGEMENT_SIDES)[number]

/** Texts of one agreement that were confirmed, and copies of it signed on paper. */
export const MAX_AGREEMENT_TEXTS = 20
export const MAX_SIGNED_COPIES = 10
/** Days after which nobody is reminded of an agreement any more. */
export const AGREEMENT_REMINDER_DAYS = 30

/** Days within which the enterprise is expected to accept or return what was delivered. */
export const ACCEPTANCE_DAYS = 7
