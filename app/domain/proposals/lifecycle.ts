import type { Transitions } from '../lifecycle'

export const REQUEST_STATUSES = ['sent', 'declined', 'proposed', 'closed'] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

/** `closed`: the need ended before an answer. Who takes a proposal back has declined (`withdrawProposal`). */
export const requestTransitions = {
  sent: ['declined', 'proposed', 'closed'],
  declined: [],
  proposed: [],
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

/** From when on the consultant sees how the enterprise is reached: at once, once they are interested, or once they are chosen. */
export const CONTACT_FROM = ['invited', 'interested', 'chosen'] as const
export type ContactFrom = (typeof CONTACT_FROM)[number]
/** What the enterprise's form begins with. */
export const USUAL_CONTACT_FROM: ContactFrom = 'interested'

/** Requests that may be open for one need at a time, so that consultants are not asked in bulk. */
export const MAX_REQUESTS_PER_NEED = 5
/** Days within which an answer to a request is expected. */
export const ANSWER_DAYS = 7
/** Days within which the enterprise is expected to choose, from the last proposal on. */
export const CHOICE_DAYS = 14

/** Still counts against MAX_REQUESTS_PER_NEED: waiting for an answer, or answered with a proposal. */
export const isOpenRequest = (request: { status: RequestStatus }) =>
  request.status === 'sent' || request.status === 'proposed'
