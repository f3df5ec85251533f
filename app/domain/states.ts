import { type AssistedStatus, assistedTransitions, CALL_DAYS, CONFIRM_DAYS } from './assisted/lifecycle'
import { type OutcomeStatus, outcomeTransitions, VERIFICATION_DAYS } from './certification/lifecycle'
import { type ProfileStatus, profileTransitions } from './directory/lifecycle'
import {
  ACCEPTANCE_DAYS,
  CHANGE_ANSWER_DAYS,
  type ChangeStatus,
  changeTransitions,
  type EngagementStatus,
  engagementTransitions,
  type MilestoneStatus,
  milestoneTransitions,
} from './engagement/lifecycle'
import {
  DISPUTE_DAYS,
  DISPUTE_FIRST_DAYS,
  type DisputeStatus,
  disputeTransitions,
  END_ANSWER_DAYS,
  type EndStatus,
  endTransitions,
  UNSEEN_DAYS,
} from './engagement/off-plan'
import { PAYMENT_ANSWER_DAYS, type PaymentStatus, paymentTransitions } from './engagement/payments'
import {
  GROUP_ANSWER_DAYS,
  type GroupStatus,
  groupTransitions,
  type MemberStatus,
  memberTransitions,
} from './groups/lifecycle'
import type { Transitions } from './lifecycle'
import { type NeedStatus, needTransitions } from './needs/lifecycle'
import {
  ANSWER_DAYS,
  CHOICE_DAYS,
  INTEREST_DAYS,
  type InterestStatus,
  interestTransitions,
  PARTNER_DAYS,
  type PartnershipStatus,
  partnershipTransitions,
  type ProposalStatus,
  proposalTransitions,
  REMINDER_DAYS,
  type RequestStatus,
  requestTransitions,
} from './proposals/lifecycle'
import { type ReportStatus, reportTransitions } from './reporting/lifecycle'
import { type ReportedStatus, reportedTransitions } from './reviews/lifecycle'

/** Who acts next on a record in a state, and until when; null: nobody has to. */
type Waits = { actor: 'enterprise' | 'consultant' | 'department' | 'parties'; until: string } | null

export type Machine = {
  name: string
  begins: string
  transitions: Transitions<string>
  waits: Readonly<Record<string, Waits>>
}

const machine = <S extends string>(
  name: string,
  begins: S,
  transitions: Transitions<S>,
  waits: Readonly<Record<S, Waits>>,
): Machine => ({ name, begins, transitions, waits })

const DECIDED: Waits = { actor: 'department', until: 'as it likes: where it learns more, it decides otherwise' }

/** Every record that goes from state to state, from a need to its verified result. */
export const MACHINES: readonly Machine[] = [
  machine<ProfileStatus>('profile', 'draft', profileTransitions, {
    draft: { actor: 'consultant', until: 'as they like: nobody else sees it' },
    submitted: { actor: 'department', until: 'no day is promised' },
    returned: { actor: 'consultant', until: 'as they like' },
    published: { actor: 'consultant', until: 'the day on which the check ends' },
  }),
  machine<NeedStatus>('need', 'draft', needTransitions, {
    draft: { actor: 'enterprise', until: 'as it likes: nobody else sees it' },
    published: { actor: 'parties', until: 'what `nextNeedStep` gives: inviting, answering, or choosing' },
    closed: null,
  }),
  machine<AssistedStatus>('need written down by an officer', 'writing', assistedTransitions, {
    writing: { actor: 'department', until: 'as it likes: nobody else sees it' },
    waiting: {
      actor: 'enterprise',
      until: `${CONFIRM_DAYS} days after it was asked; the officer calls again after ${CALL_DAYS.join(' and ')}`,
    },
    confirmed: null,
    refused: { actor: 'department', until: 'as it likes: it is corrected and asked about anew, or withdrawn' },
    withdrawn: null,
  }),
  machine<InterestStatus>('interest', 'waiting', interestTransitions, {
    waiting: { actor: 'enterprise', until: `${INTEREST_DAYS} working days after the first that waits` },
    accepted: null,
    declined: null,
    withdrawn: null,
    closed: null,
  }),
  machine<RequestStatus>('request', 'sent', requestTransitions, {
    sent: {
      actor: 'consultant',
      until: `${ANSWER_DAYS} days after it was sent; after a reminder at least its ${REMINDER_DAYS} working days`,
    },
    proposed: { actor: 'enterprise', until: `${CHOICE_DAYS} days after the last proposal for the need` },
    declined: null,
    withdrawn: null,
    closed: null,
  }),
  machine<PartnershipStatus>('partnership', 'asked', partnershipTransitions, {
    asked: {
      actor: 'consultant',
      until: `the partner answers: ${PARTNER_DAYS} working days after it was asked; late, it is shown as late`,
    },
    agreed: { actor: 'consultant', until: 'the lead sends the proposal: the day of its request' },
    declined: null,
    withdrawn: null,
    left: null,
  }),
  machine<ProposalStatus>('proposal', 'submitted', proposalTransitions, {
    submitted: { actor: 'enterprise', until: 'the day until which it holds' },
    awarded: null,
    declined: null,
    withdrawn: null,
  }),
  machine<GroupStatus>('group', 'gathering', groupTransitions, {
    gathering: {
      actor: 'enterprise',
      until: `${GROUP_ANSWER_DAYS} days after its members were asked; then its representative forms it`,
    },
    formed: { actor: 'parties', until: 'what `nextNeedStep` gives of its joint need' },
    working: null,
    dissolved: null,
  }),
  machine<MemberStatus>('group member', 'asked', memberTransitions, {
    asked: { actor: 'enterprise', until: `${GROUP_ANSWER_DAYS} days after it was asked` },
    joined: { actor: 'parties', until: 'what its group waits for' },
    declined: { actor: 'enterprise', until: 'as it likes, while the group gathers' },
    left: null,
    passed: null,
  }),
  machine<EngagementStatus>('engagement', 'active', engagementTransitions, {
    active: {
      actor: 'parties',
      until:
        'what `workStep` gives: the milestone that is to be delivered or accepted; paused, the day on which it is to go on',
    },
    completed: { actor: 'parties', until: 'no day: the certificate, where its subjects end in one' },
    ended: null,
  }),
  machine<MilestoneStatus>('milestone', 'planned', milestoneTransitions, {
    planned: { actor: 'consultant', until: 'its day' },
    submitted: {
      actor: 'enterprise',
      until: `${ACCEPTANCE_DAYS} days after it was delivered, or the work was resumed; after ${UNSEEN_DAYS} the department may decide`,
    },
    returned: { actor: 'consultant', until: 'its day' },
    accepted: null,
  }),
  machine<ChangeStatus>('change', 'waiting', changeTransitions, {
    waiting: {
      actor: 'parties',
      until: `the other side answers: ${CHANGE_ANSWER_DAYS} working days after it was proposed, and at the latest the first day that it newly sets`,
    },
    confirmed: null,
    declined: null,
    withdrawn: null,
    lapsed: null,
    closed: null,
  }),
  machine<EndStatus>('early end', 'waiting', endTransitions, {
    waiting: {
      actor: 'parties',
      until: `the other side answers: ${END_ANSWER_DAYS} working days after it was proposed; then the department may confirm it`,
    },
    confirmed: null,
    objected: null,
    withdrawn: null,
    closed: null,
  }),
  machine<DisputeStatus>('dispute', 'open', disputeTransitions, {
    open: {
      actor: 'department',
      until: `${DISPUTE_DAYS} days after it was opened; escalated after ${DISPUTE_FIRST_DAYS} without a record`,
    },
    settled: null,
    ended: null,
    withdrawn: null,
  }),
  machine<PaymentStatus>('payment', 'marked', paymentTransitions, {
    marked: { actor: 'consultant', until: `${PAYMENT_ANSWER_DAYS} days after it was marked` },
    confirmed: null,
    missing: null,
    withdrawn: null,
  }),
  machine<OutcomeStatus>('outcome', 'reported', outcomeTransitions, {
    reported: { actor: 'department', until: `${VERIFICATION_DAYS} days after it was reported` },
    rejected: { actor: 'parties', until: 'as they like' },
    verified: null,
  }),
  machine<ReportStatus>('yearly report', 'draft', reportTransitions, {
    draft: { actor: 'department', until: "the day that the province's plan names" },
    in_review: { actor: 'department', until: 'the same day; another officer than who sent it' },
    closed: null,
  }),
  machine<ReportedStatus>('reported review', 'reported', reportedTransitions, {
    reported: { actor: 'department', until: 'no day is promised' },
    kept: DECIDED,
    hidden: DECIDED,
    shown: DECIDED,
  }),
]

const drawn = ({ begins, transitions }: Machine): string[] => [
  '```mermaid',
  'stateDiagram-v2',
  `  [*] --> ${begins}`,
  ...Object.entries(transitions).flatMap(([from, to]) => to.map((state) => `  ${from} --> ${state}`)),
  ...Object.entries(transitions)
    .filter(([, to]) => to.length === 0)
    .map(([state]) => `  ${state} --> [*]`),
  '```',
]

const row = ([state, waits]: [string, Waits]) =>
  `| \`${state}\` | ${waits ? waits.actor : '–'} | ${waits ? waits.until : '–'} |`

/** What may become what, who acts next and until when, as `docs/states.md` says it: written by `npm run states`. */
export const statesAsText = (): string =>
  [
    '# States',
    '',
    'Written by `npm run states` from `app/domain/states.ts` and the `lifecycle.ts` of each domain; a test compares the two.',
    ...MACHINES.flatMap((one) => [
      '',
      `## ${one.name}`,
      '',
      ...drawn(one),
      '',
      '| state | who acts | until |',
      '| --- | --- | --- |',
      ...Object.entries(one.waits).map(row),
    ]),
    '',
  ].join('\n')
