import { addDays, type Day } from '../days'
import type { Transitions } from '../lifecycle'
import { isOverdue } from '../overdue'
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
  proposed: ['declined', 'closed'],
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

/** How a proposal stands on a day, for whoever reads of it: `lapsed` once the time of one that waits for a choice has ended. */
export const PROPOSAL_STANDINGS = [...PROPOSAL_STATUSES, 'lapsed'] as const
export type ProposalStanding = (typeof PROPOSAL_STANDINGS)[number]

type Standing = { status: ProposalStatus; validUntil: Day | null }
export const proposalStanding = ({ status, validUntil }: Standing, today: Day): ProposalStanding =>
  status === 'submitted' && validUntil !== null && isOverdue(validUntil, today) ? 'lapsed' : status

/**
 * What holds of an offer that waits for a choice: its time ended; its consultant certifies the enterprise; it is for a member that left the
 * group; the partner with whom it was offered is no longer in it; the need changed after it was sent; the department's check of its
 * consultant ended; the two have become tied. Of a joint offer each holds where it holds for either consultant.
 */
export const OFFER_FLAGS = [
  'validity_ended',
  'certifies_client',
  'member_left',
  'partner_left',
  'need_changed',
  'check_ended',
  'tied',
] as const
export type OfferFlag = (typeof OFFER_FLAGS)[number]
/** With one of these an offer cannot be chosen; with the others whoever chooses says that they know. */
export const FORBIDDING_FLAGS: readonly OfferFlag[] = [
  'validity_ended',
  'certifies_client',
  'member_left',
  'partner_left',
]

/** What a choice is made on: the version of the offer, and the last change of the need. */
export const offerMark = ({ number }: { number: number }, { changedAt }: { changedAt: Date | null }) =>
  `${number}.${changedAt?.getTime() ?? 0}`

/** What a consultant may give as the reason of a no. */
export const OFFERED_DECLINE_REASONS = [
  'no_capacity',
  'not_my_subject',
  'too_far',
  'budget_too_small',
  'size_unfit',
  'conflict',
  'other',
] as const
/** With what was given before size and budget were told apart. */
export const DECLINE_REASONS = [...OFFERED_DECLINE_REASONS, 'size_or_budget'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

/** How a consultant answers without being signed in: by a mail's link; or the department notes down what they said. */
export const ANSWERED_VIA = ['link', 'department'] as const
export type AnsweredVia = (typeof ANSWERED_VIA)[number]

/** What of it the department notes down; a proposal is the consultant's own to write. */
export const NOTED_ANSWERS = ['interested', 'declined'] as const
export type NotedAnswer = (typeof NOTED_ANSWERS)[number]

/** Whether how a request stands is what the department noted down. */
export const isNoted = ({ status, notedAnswer }: { status: RequestStatus; notedAnswer: NotedAnswer | null }) =>
  notedAnswer !== null && notedAnswer === (status === 'declined' ? 'declined' : 'interested')

/** Why an enterprise did not choose a proposal. */
export const NOT_CHOSEN_REASONS = ['price', 'scope', 'time', 'experience', 'place', 'other'] as const
export type NotChosenReason = (typeof NOT_CHOSEN_REASONS)[number]

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

/** Of a consultant who was not invited. `accepted`: they were invited upon it; `closed`: the need ended first. */
export const INTEREST_STATUSES = ['waiting', 'accepted', 'declined', 'withdrawn', 'closed'] as const
export type InterestStatus = (typeof INTEREST_STATUSES)[number]

export const interestTransitions = {
  waiting: ['accepted', 'declined', 'withdrawn', 'closed'],
  accepted: [],
  declined: [],
  withdrawn: [],
  closed: [],
} as const satisfies Transitions<InterestStatus>

/** Why an enterprise does not take up an interest; the consultant reads it. */
export const INTEREST_DECLINE_REASONS = ['enough_invited', 'other_experience', 'too_far', 'postponed', 'other'] as const
export type InterestDeclineReason = (typeof INTEREST_DECLINE_REASONS)[number]

/** Interests that may wait at a time, of one consultant and for one need; times that one consultant may say so of one need. */
export const MAX_INTERESTS = 20
export const MAX_INTERESTS_PER_NEED = 20
export const MAX_TIMES_INTERESTED = 3
/** Working days within which the enterprise is expected to answer the first of them. */
export const INTEREST_DAYS = 5

/** Whether a consultant may say so of a need once more, by what came of it before: not after a no. */
export const mayBeInterestedAgain = (before: readonly { status: InterestStatus }[]) =>
  before.length < MAX_TIMES_INTERESTED && before.every(({ status }) => status === 'withdrawn' || status === 'closed')

/** Of a partner in a joint proposal. `withdrawn`: the lead took it back; `left`: the partner left after it had agreed. */
export const PARTNERSHIP_STATUSES = ['asked', 'agreed', 'declined', 'withdrawn', 'left'] as const
export type PartnershipStatus = (typeof PARTNERSHIP_STATUSES)[number]

export const partnershipTransitions = {
  asked: ['agreed', 'declined', 'withdrawn'],
  agreed: ['withdrawn', 'left'],
  declined: [],
  withdrawn: [],
  left: [],
} as const satisfies Transitions<PartnershipStatus>

/** Working days within which a partner is expected to answer; late, it is shown as late and can still be answered. */
export const PARTNER_DAYS = 3
/** Times that a lead may ask somebody for one request. */
export const MAX_PARTNERS_ASKED = 5

export const isOpenPartnership = ({ status }: { status: PartnershipStatus }) =>
  status === 'asked' || status === 'agreed'

/**
 * How a partnership stands for its partner: `ended`, once nothing can be offered on the lead's request any more; `chosen` and
 * `not_chosen` where a joint proposal was decided on.
 */
export const PARTNERSHIP_STANDINGS = [...PARTNERSHIP_STATUSES, 'chosen', 'not_chosen', 'ended'] as const
export type PartnershipStanding = (typeof PARTNERSHIP_STANDINGS)[number]

type Partnered = {
  status: PartnershipStatus
  request: Parameters<typeof mayOffer>[0]
  /** Whether what the lead offers now is offered with this partner. */
  isOffered: boolean
}

export function partnershipStanding({ status, request, isOffered }: Partnered): PartnershipStanding {
  if (!isOpenPartnership({ status }) || mayOffer(request)) return status
  if (status === 'agreed' && isOffered && request.proposalStatus === 'awarded') return 'chosen'
  return status === 'agreed' && isOffered && request.proposalStatus === 'declined' ? 'not_chosen' : 'ended'
}

/**
 * VAT on a line of a price in per cent, as the invoice will say it: 0, 5 and 10 (Law 48/2024/QH15, Art. 9), 8 while resolutions of the
 * National Assembly lower it; `none`: not subject to it, or no such invoice. The consultant says which; nothing here decides it.
 */
export const VAT_RATES = ['none', '0', '5', '8', '10'] as const
export type VatRate = (typeof VAT_RATES)[number]

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
/** Working days within which its consultant is expected to renew an offer whose time has ended. */
export const RENEW_DAYS = 3

/** Days for which a proposal holds, as its form begins, and at most. */
export const USUAL_VALID_DAYS = 30
export const MAX_VALID_DAYS = 365
/** Versions of one proposal. */
export const MAX_VERSIONS = 20
/** Notes of an enterprise's people on one proposal. */
export const MAX_NOTES = 50

/** Still counts against MAX_REQUESTS_PER_NEED: waiting for an answer, or answered with a proposal. */
export const isOpenRequest = (request: { status: RequestStatus }) =>
  request.status === 'sent' || request.status === 'proposed'

/** Whether something can be offered on a request: nothing yet was, or the enterprise has not decided on it. */
export const mayOffer = (asked: {
  status: RequestStatus
  needStatus: string
  proposalStatus: ProposalStatus | null | undefined
}) => asked.needStatus === 'published' && (asked.status === 'sent' || asked.proposalStatus === 'submitted')

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
