import { addDays, type Day } from '../days'
import type { Transitions } from '../lifecycle'
import { addWorkingDays } from '../working-days'

export const REQUEST_STATUSES = ['sent', 'declined', 'proposed', 'withdrawn', 'closed'] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

/**
 * `withdrawn`: the enterprise took it back before an answer; `closed`: the need ended before one, or ended with its proposal and
 * was opened again. Who takes a proposal back has
 * declined (`withdrawProposal`). Nothing is opened again: who is invited again has another request.
 */
export const requestTransitions = {
  sent: ['declined', 'proposed', 'withdrawn', 'closed'],
  declined: [],
  proposed: ['closed'],
  withdrawn: [],
  closed: [],
} as const satisfies Transitions<RequestStatus>

export const PROPOSAL_STATUSES = ['submitted', 'awarded', 'declined', 'withdrawn'] as const
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number]

export const proposalTransitions = {
  submitted: ['awarded', 'declined', 'withdrawn'],
  awarded: [],
  declined: [],
  withdrawn: [],
} as const satisfies Transitions<ProposalStatus>

export const DECLINE_REASONS = [
  'no_capacity',
  'not_my_subject',
  'too_far',
  'size_or_budget',
  'conflict',
  'other',
] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

/** Why an enterprise takes an invitation back. */
export const WITHDRAWAL_REASONS = [
  'no_answer',
  'others_asked',
  'need_changed',
  'postponed',
  'by_mistake',
  'other',
] as const
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number]

/** From when on the consultant sees how the enterprise is reached: at once, once they are interested, or once they are chosen. */
export const CONTACT_FROM = ['invited', 'interested', 'chosen'] as const
export type ContactFrom = (typeof CONTACT_FROM)[number]
/** What the enterprise's form begins with. */
export const USUAL_CONTACT_FROM: ContactFrom = 'interested'

/** Requests that may be open for one need at a time, so that consultants are not asked in bulk. */
export const MAX_REQUESTS_PER_NEED = 5
/** Times that one consultant may be invited for one need. */
export const MAX_INVITATIONS = 3
/** Times that the enterprise may remind of one request, and the working days that lie between, and before the first. */
export const MAX_REMINDERS = 5
export const REMINDER_DAYS = 2
/** Days within which an answer to a request is expected. */
export const ANSWER_DAYS = 7
/** Days within which the enterprise is expected to choose, from the last proposal on. */
export const CHOICE_DAYS = 14

/** Still counts against MAX_REQUESTS_PER_NEED: waiting for an answer, or answered with a proposal. */
export const isOpenRequest = (request: { status: RequestStatus }) =>
  request.status === 'sent' || request.status === 'proposed'

type Asked = { status: RequestStatus; sentOn: Day; remindedOn: Day | null; reminders: number }

/** The last day that is the consultant's own after an invitation or a reminder: reminded of it is on a later one. */
export const quietUntil = ({ sentOn, remindedOn }: Pick<Asked, 'sentOn' | 'remindedOn'>): Day =>
  addWorkingDays(remindedOn ?? sentOn, REMINDER_DAYS)

/** From which day on the enterprise may remind of a request; null: not, or no more. */
export const remindableFrom = (request: Asked): Day | null =>
  request.status === 'sent' && request.reminders < MAX_REMINDERS ? addDays(quietUntil(request), 1) : null

/** Whether the same consultant may be invited for the same need once more. */
export const mayInviteAgain = (requests: readonly { status: RequestStatus }[]) =>
  requests.length > 0 && requests.length < MAX_INVITATIONS && !requests.some(isOpenRequest)

/** How many consultants may still be invited for a need. */
export const placesLeft = (requests: readonly { status: RequestStatus }[]) =>
  Math.max(0, MAX_REQUESTS_PER_NEED - requests.filter(isOpenRequest).length)

/** Whether a proposal was made on what the need said before its last change. */
export const predatesChange = (proposal: { submittedAt: Date }, need: { changedAt: Date | null }) =>
  need.changedAt !== null && proposal.submittedAt < need.changedAt
