import type { EngagementStatus } from '../engagement/lifecycle'
import type { Transitions } from '../lifecycle'

/** What the system proposes is no record yet: a group begins when the department asks its members. */
export const GROUP_STATUSES = ['gathering', 'formed', 'working', 'dissolved'] as const
export type GroupStatus = (typeof GROUP_STATUSES)[number]

/** `formed`: its joint need is published; `working`: a consultant was chosen for it. */
export const groupTransitions = {
  gathering: ['formed', 'dissolved'],
  formed: ['working', 'dissolved'],
  working: [],
  dissolved: [],
} as const satisfies Transitions<GroupStatus>

/** How a group stands with the work that came of it: `completed` once that is, `ended` where it ended early. */
export type GroupStanding = GroupStatus | 'completed' | 'ended'

const atWork: Record<EngagementStatus, GroupStanding> = {
  active: 'working',
  completed: 'completed',
  ended: 'ended',
}

/** `work`: the engagement for its joint need; null: there is none. */
export const standingOf = (status: GroupStatus, work: EngagementStatus | null): GroupStanding =>
  status === 'working' && work ? atWork[work] : status

/** `passed`: the group was formed or ended before they answered, or their own need ended before it was formed. */
export const MEMBER_STATUSES = ['asked', 'joined', 'declined', 'left', 'passed'] as const
export type MemberStatus = (typeof MEMBER_STATUSES)[number]

/** Whoever said no may still join while the group gathers. */
export const memberTransitions = {
  asked: ['joined', 'declined', 'passed'],
  joined: ['left', 'passed'],
  declined: ['joined'],
  left: [],
  passed: [],
} as const satisfies Transitions<MemberStatus>

/** Who will hold the certificate: each member one of its own, or all one together with a register of members. */
export const HOLDERS = ['each', 'group'] as const
export type Holder = (typeof HOLDERS)[number]

/** What a member would like; the representative decides when the joint need is written. */
export const PREFERENCES = [...HOLDERS, 'unsure'] as const
export type Preference = (typeof PREFERENCES)[number]

export const GROUP_DECLINE_REASONS = ['alone', 'not_now', 'solved', 'other'] as const
export type GroupDeclineReason = (typeof GROUP_DECLINE_REASONS)[number]

/** `too_few`: nobody was left beside one; `department`: it gave up asking; `lead_left`; `need_closed`: its joint need ended without a choice. */
export const GROUP_ENDS = ['too_few', 'department', 'lead_left', 'need_closed'] as const
export type GroupEnd = (typeof GROUP_ENDS)[number]

/** Fewer are no group; from USUAL_MEMBERS on it is worth a consultant's way; more than MAX_MEMBERS are two groups. */
export const MIN_MEMBERS = 2
export const USUAL_MEMBERS = 3
export const MAX_MEMBERS = 12

/** Days to answer whether to join. */
export const GROUP_ANSWER_DAYS = 10
/** Working days for whoever moves a group on once it may be formed: to represent it, to publish its joint need, or to give it up. */
export const GROUP_FORM_DAYS = 5
/** Groups of a province that gather members at the same time. */
export const MAX_GATHERING = 50

/** Up to when a member leaves by itself: afterwards the work goes by what was agreed. */
export const mayLeave = (status: GroupStatus) => status === 'gathering' || status === 'formed'
/** Groups in which an enterprise's need stands. */
export const LIVING: readonly GroupStatus[] = ['gathering', 'formed', 'working']
