import type { OutcomeStatus } from '~/domain/certification/lifecycle'
import type { ChangeStatus, EngagementStatus, MilestoneStatus } from '~/domain/engagement/lifecycle'
import type { NextStep } from '~/domain/engagement/next-step'
import type { Role } from '~/domain/accounts/lifecycle'
import type { Criterion } from '~/domain/proposals/comparison'
import type {
  DeclineReason,
  NotChosenReason,
  InterestDeclineReason,
  InterestStatus,
  OfferFlag,
  ProposalStanding,
  RequestStatus,
  VatRate,
  WithdrawalReason,
} from '~/domain/proposals/lifecycle'
import type { RequestStep } from '~/domain/proposals/next-step'
import type { WavesStopped } from '~/domain/proposals/waves'
import type { Day } from '~/domain/days'
import { formatNumber } from './format'
import * as m from './paraglide/messages'
import { stepText } from './step-text'
import { untilText } from './until-terms'

export { stepText } from './step-text'
export { type Until, untilText } from './until-terms'

type Tone = 'due' | 'ok' | 'danger' | 'info' | 'neutral'
type Words<Code extends string> = Record<Code, () => string>
type Tones<Code extends string> = Record<Code, Tone>

export const requestStatusText: Words<RequestStatus> = {
  sent: m.request_status_sent,
  declined: m.request_status_declined,
  proposed: m.request_status_proposed,
  withdrawn: m.request_status_withdrawn,
  closed: m.request_status_closed,
}
export const requestStatusTone: Tones<RequestStatus> = {
  sent: 'due',
  declined: 'neutral',
  proposed: 'ok',
  withdrawn: 'neutral',
  closed: 'neutral',
}

export const declineReasonText: Words<DeclineReason> = {
  no_capacity: m.request_decline_no_capacity,
  not_my_subject: m.request_decline_not_my_subject,
  too_far: m.request_decline_too_far,
  budget_too_small: m.request_decline_budget_too_small,
  size_unfit: m.request_decline_size_unfit,
  size_or_budget: m.request_decline_size_or_budget,
  conflict: m.request_decline_conflict,
  other: m.request_decline_other,
}

export const withdrawalReasonText: Words<WithdrawalReason> = {
  no_answer: m.request_withdrawal_no_answer,
  others_asked: m.request_withdrawal_others_asked,
  need_changed: m.request_withdrawal_need_changed,
  postponed: m.request_withdrawal_postponed,
  by_mistake: m.request_withdrawal_by_mistake,
  other: m.request_withdrawal_other,
}

export const interestDeclineText: Words<InterestDeclineReason> = {
  enough_invited: m.interest_decline_enough_invited,
  other_experience: m.interest_decline_other_experience,
  too_far: m.interest_decline_too_far,
  postponed: m.interest_decline_postponed,
  other: m.interest_decline_other,
}

export const interestStatusText: Words<InterestStatus> = {
  waiting: m.interest_status_waiting,
  accepted: m.interest_status_accepted,
  declined: m.interest_status_declined,
  withdrawn: m.interest_status_withdrawn,
  closed: m.interest_status_closed,
}
export const interestStatusTone: Tones<InterestStatus> = {
  waiting: 'due',
  accepted: 'ok',
  declined: 'neutral',
  withdrawn: 'neutral',
  closed: 'neutral',
}

/** Why invitations in waves stopped, within a sentence. */
export const wavesStoppedText: Words<WavesStopped> = {
  enough: m.waves_stopped_enough,
  most_invited: m.waves_stopped_most_invited,
  nobody_left: m.waves_stopped_nobody_left,
  starter_left: m.waves_stopped_starter_left,
  chosen: m.waves_stopped_chosen,
  by_enterprise: m.waves_stopped_by_enterprise,
  need_closed: m.waves_stopped_need_closed,
}

export const vatText: Words<VatRate> = {
  none: m.proposal_vat_none,
  0: m.proposal_vat_0,
  5: m.proposal_vat_5,
  8: m.proposal_vat_8,
  10: m.proposal_vat_10,
}

export const offerFlagText: Words<OfferFlag> = {
  validity_ended: m.proposal_flag_validity_ended,
  certifies_client: m.proposal_flag_certifies_client,
  partner_left: m.proposal_flag_partner_left,
  need_changed: m.proposal_flag_need_changed,
  member_left: m.proposal_flag_member_left,
  check_ended: m.proposal_flag_check_ended,
  tied: m.proposal_flag_tied,
}

/** The same in a word or two. */
export const offerFlagTag: Words<OfferFlag> = {
  validity_ended: m.proposal_flag_tag_validity_ended,
  certifies_client: m.proposal_flag_tag_certifies_client,
  partner_left: m.proposal_flag_tag_partner_left,
  need_changed: m.proposal_flag_tag_need_changed,
  member_left: m.proposal_flag_tag_member_left,
  check_ended: m.proposal_flag_tag_check_ended,
  tied: m.proposal_flag_tag_tied,
}

export const criterionText: Words<Criterion> = {
  price: m.proposal_price,
  duration: m.proposal_duration,
  on_site: m.proposal_days_on_site,
  experience: m.proposal_compare_experience,
  results: m.proposal_compare_results,
  replies: m.proposal_compare_replies,
}

/** From "does not count" on. */
export const weightText: Record<number, () => string> = {
  0: m.proposal_weight_0,
  1: m.proposal_weight_1,
  2: m.proposal_weight_2,
  3: m.proposal_weight_3,
  4: m.proposal_weight_4,
}

export const notChosenText: Words<NotChosenReason> = {
  price: m.proposal_not_chosen_price,
  scope: m.proposal_not_chosen_scope,
  time: m.proposal_not_chosen_time,
  experience: m.proposal_not_chosen_experience,
  place: m.proposal_not_chosen_place,
  other: m.proposal_not_chosen_other,
}

/** How a request stands, once there was a proposal by that. */
export function standingOf({
  status,
  proposalStanding: proposal,
}: {
  status: RequestStatus
  proposalStanding: ProposalStanding | null
}) {
  if (proposal) return { text: proposalText[proposal](), tone: proposalTone[proposal] }
  return { text: requestStatusText[status](), tone: requestStatusTone[status] }
}

export const proposalText: Words<ProposalStanding> = {
  submitted: m.proposal_status_submitted,
  awarded: m.proposal_status_awarded,
  declined: m.proposal_status_declined,
  withdrawn: m.proposal_status_withdrawn,
  lapsed: m.proposal_flag_tag_validity_ended,
}
export const proposalTone: Tones<ProposalStanding> = {
  submitted: 'info',
  awarded: 'ok',
  declined: 'neutral',
  withdrawn: 'neutral',
  lapsed: 'due',
}

export const engagementStatusText: Words<EngagementStatus> = {
  active: m.engagement_status_active,
  completed: m.engagement_status_completed,
  ended: m.engagement_status_ended,
}
export const engagementStatusTone: Tones<EngagementStatus> = {
  active: 'info',
  completed: 'ok',
  ended: 'neutral',
}

/** How work stands; that it rests is said before that it goes on. */
export const workStanding = ({ status, pause }: { status: EngagementStatus; pause?: object | null }) =>
  status === 'active' && pause
    ? { text: m.engagement_paused_tag(), tone: 'due' as const }
    : { text: engagementStatusText[status](), tone: engagementStatusTone[status] }

export const milestoneStatusText: Words<MilestoneStatus> = {
  planned: m.milestone_status_planned,
  submitted: m.milestone_status_submitted,
  accepted: m.milestone_status_accepted,
  returned: m.milestone_status_returned,
}

export const changeStatusText: Words<ChangeStatus> = {
  waiting: m.change_status_waiting,
  confirmed: m.change_status_confirmed,
  declined: m.change_status_declined,
  withdrawn: m.change_status_withdrawn,
  lapsed: m.change_status_lapsed,
  closed: m.change_status_closed,
}
export const changeStatusTone: Tones<ChangeStatus> = {
  waiting: 'due',
  confirmed: 'ok',
  declined: 'neutral',
  withdrawn: 'neutral',
  lapsed: 'neutral',
  closed: 'neutral',
}

export const outcomeStatusText: Words<OutcomeStatus> = {
  reported: m.outcome_status_reported,
  verified: m.outcome_status_verified,
  rejected: m.outcome_status_rejected,
}
export const outcomeStatusTone: Tones<OutcomeStatus> = { reported: 'due', verified: 'ok', rejected: 'danger' }

const requestStepTexts: Words<RequestStep['kind']> = {
  answer: m.request_next_answer,
  offer: m.request_next_offer,
  renew: m.request_next_renew,
  choose: m.request_next_choose,
  work: m.request_next_work,
  ended: m.need_next_closed,
}

/** A request's next step as each of its lists and pages says it, to a reader of this role. */
export const requestStepSaid = (step: RequestStep, role: Role, today: Day) => ({
  ...(step.actor && { who: stepActorText(step, role) }),
  what: requestStepTexts[step.kind](),
  ...(step.dueOn && { until: untilText(step.dueOn, today, step.actor === role) }),
})

const actorTexts: Words<NextStep['actor']> = {
  member: m.group_actor_member,
  enterprise: m.engagement_actor_enterprise,
  consultant: m.engagement_actor_consultant,
  parties: m.engagement_actor_parties,
  department: m.engagement_actor_department,
}

/** An engagement's next step as its lists and its page say it; undefined where it waits for nothing. */
export const nextSaid = (step: NextStep | null, role: Role, today: Day) =>
  step
    ? {
        who: stepActorText(step, role),
        what: stepText(step),
        ...(step.dueOn && { until: untilText(step.dueOn, today, isTurnOf(step, role)) }),
      }
    : undefined

export const isTurnOf = (step: NextStep, role: Role) =>
  step.actor === role || (step.actor === 'parties' && (role === 'enterprise' || role === 'consultant'))

/** Who acts, as the reader of the page would say it. */
export const stepActorText = (step: { actor: NextStep['actor'] }, role: Role) =>
  step.actor === role ? m.engagement_actor_you() : actorTexts[step.actor]()

export const weeksText = (weeks: number) => m.proposal_weeks({ weeks: formatNumber(weeks) })
