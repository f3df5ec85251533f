import type { EventName } from '../activity/events'
import { accountKinds } from './account-kinds'
import { assistedKinds } from './assisted-kinds'
import { changeKinds } from './change-kinds'
import { certificateKinds } from './certificate-kinds'
import { documentKinds } from './document-kinds'
import { measureKinds } from './measure-kinds'
import { paperKinds } from './paper-kinds'
import { followUpKinds } from './follow-up-kinds'
import type { Kind, Reader } from './kind'
import { groupKinds } from './group-kinds'
import { needKinds } from './need-kinds'
import { partnerKinds } from './partner-kinds'
import { workKinds } from './work-kinds'
import { reviewKinds } from './review-kinds'
import { selfCheckKinds } from './self-check-kinds'

/** A request waits for no answer any more. */
const ANSWERED = ['request.declined', 'proposal.submitted', 'request.withdrawn', 'need.closed'] as const
/** A proposal waits for no choice any more. */
const DECIDED = ['proposal.withdrawn', 'need.closed'] as const
/** An invitation whose mail asks for the answer. */
const WAITS = { settledBy: ANSWERED, answeredByLink: true } as const

/** Milestones wait for nobody. */
const RESTS = ['engagement.paused', 'engagement.ended'] as const

/** Everything that somebody is told of. `docs/notifications.md` is written from it. */
export const notificationKinds = {
  request_received: { to: ['consultant'], about: 'request', mail: 'immediate', events: ['request.sent'], ...WAITS },
  request_due: {
    to: ['consultant'],
    about: 'request',
    mail: 'immediate',
    ladder: [-1, 1],
    ...WAITS,
  },
  request_reminded: {
    to: ['consultant'],
    about: 'request',
    mail: 'immediate',
    events: ['request.reminded'],
    settledBy: ['request.reminded', ...ANSWERED],
    answeredByLink: true,
  },
  request_withdrawn: { to: ['consultant'], about: 'request', mail: 'immediate', events: ['request.withdrawn'] },
  request_late: {
    to: ['enterprise'],
    about: 'request',
    mail: 'daily',
    ladder: [1],
    settledBy: ANSWERED,
  },
  request_interested: {
    to: ['enterprise'],
    about: 'request',
    mail: 'immediate',
    events: ['request.interested'],
    settledBy: ANSWERED,
  },
  contact_opened: {
    to: ['consultant'],
    about: 'request',
    mail: 'daily',
    events: ['request.contact_opened'],
    settledBy: [
      'request.contact_changed',
      'request.declined',
      'request.withdrawn',
      'proposal.withdrawn',
      'need.closed',
    ],
  },
  request_declined: { to: ['enterprise'], about: 'request', mail: 'immediate', events: ['request.declined'] },
  request_ended: { to: ['consultant'], about: 'request', mail: 'daily', events: ['need.closed'] },
  ...needKinds,
  ...assistedKinds,
  ...groupKinds,
  proposal_received: {
    to: ['enterprise'],
    about: 'request',
    mail: 'immediate',
    events: ['proposal.submitted'],
    settledBy: DECIDED,
  },
  proposal_changed: {
    to: ['enterprise'],
    about: 'request',
    mail: 'immediate',
    events: ['proposal.revised'],
    settledBy: ['proposal.revised', ...DECIDED],
  },
  proposal_withdrawn: { to: ['enterprise'], about: 'request', mail: 'immediate', events: ['proposal.withdrawn'] },
  proposals_wait: {
    to: ['enterprise'],
    about: 'need',
    mail: 'immediate',
    ladder: [5, 12],
    settledBy: ['need.closed'],
  },
  message_from_enterprise: {
    to: ['consultant'],
    merges: true,
    about: 'request',
    mail: 'immediate',
    events: ['message.sent_by_enterprise'],
    settledBy: ['message.read_by_consultant'],
  },
  message_from_consultant: {
    to: ['enterprise'],
    merges: true,
    about: 'request',
    mail: 'immediate',
    events: ['message.sent_by_consultant'],
    settledBy: ['message.read_by_enterprise'],
  },
  question_answered: {
    to: ['consultant'],
    about: 'request',
    mail: 'immediate',
    events: ['question.answered_for_all'],
    settledBy: ANSWERED,
  },
  conversation_opened: {
    to: ['enterprise', 'consultant'],
    about: 'request',
    mail: 'daily',
    events: ['conversation.opened'],
  },
  message_reported: {
    to: ['department'],
    about: 'report',
    mail: 'daily',
    events: ['message.reported'],
    settledBy: ['message.report_decided'],
  },
  report_decided: {
    to: ['enterprise', 'consultant'],
    about: 'report',
    mail: 'immediate',
    events: ['message.report_decided'],
  },
  message_hidden: {
    to: ['enterprise', 'consultant'],
    about: 'message',
    mail: 'immediate',
    events: ['message.report_decided'],
  },
  proposal_awarded: { to: ['consultant'], about: 'engagement', mail: 'always', events: ['proposal.awarded'] },
  agreement_confirmed: {
    to: ['enterprise', 'consultant'],
    about: 'engagement',
    mail: 'immediate',
    events: ['agreement.confirmed'],
    settledBy: ['agreement.confirmed'],
  },
  agreement_waits: {
    to: ['enterprise', 'consultant'],
    about: 'engagement',
    mail: 'immediate',
    ladder: [3, 7],
    settledBy: ['agreement.confirmed'],
  },
  agreement_copy_attached: {
    to: ['enterprise', 'consultant'],
    about: 'engagement',
    mail: 'daily',
    events: ['agreement.copy_attached'],
    settledBy: ['agreement.copy_removed'],
  },
  ...changeKinds,
  ...partnerKinds,
  ...workKinds,
  proposal_not_chosen: { to: ['consultant'], about: 'request', mail: 'immediate', events: ['need.closed'] },
  milestone_submitted: {
    to: ['enterprise'],
    about: 'milestone',
    mail: 'immediate',
    events: ['milestone.submitted'],
    settledBy: ['milestone.accepted', 'milestone.returned', 'engagement.ended'],
  },
  milestone_waits: {
    to: ['enterprise'],
    about: 'milestone',
    mail: 'immediate',
    ladder: [3, 7, 14],
    settledBy: ['milestone.accepted', 'milestone.returned', ...RESTS],
  },
  milestone_accepted: { to: ['consultant'], about: 'milestone', mail: 'immediate', events: ['milestone.accepted'] },
  milestone_returned: {
    to: ['consultant'],
    about: 'milestone',
    mail: 'immediate',
    events: ['milestone.returned'],
    settledBy: ['milestone.submitted'],
  },
  milestone_due: {
    to: ['consultant'],
    about: 'milestone',
    mail: 'immediate',
    ladder: [-3, 1, 7],
    settledBy: ['milestone.submitted', 'change.confirmed', ...RESTS],
  },
  milestone_late: {
    to: ['enterprise'],
    about: 'milestone',
    mail: 'daily',
    ladder: [1],
    settledBy: ['milestone.submitted', 'change.confirmed', ...RESTS],
  },
  ...certificateKinds,
  ...measureKinds,
  ...documentKinds,
  ...paperKinds,
  ...reviewKinds,
  ...selfCheckKinds,
  outcome_rejected: {
    to: ['enterprise', 'consultant'],
    about: 'outcome',
    mail: 'immediate',
    events: ['outcome.rejected'],
    settledBy: ['outcome.reported_again'],
  },
  profile_to_check: {
    to: ['department'],
    about: 'profile',
    mail: 'daily',
    events: ['profile.submitted'],
    settledBy: ['profile.published', 'profile.returned', 'profile.withdrawn'],
  },
  profile_published: { to: ['consultant'], about: 'profile', mail: 'immediate', events: ['profile.published'] },
  profile_returned: {
    to: ['consultant'],
    about: 'profile',
    mail: 'immediate',
    events: ['profile.returned'],
    settledBy: ['profile.submitted'],
  },
  check_ending: {
    to: ['consultant'],
    about: 'profile',
    mail: 'immediate',
    ladder: [-30, -7, 1],
    settledBy: ['profile.published'],
  },
  enquiry_received: {
    to: ['department'],
    about: 'enquiry',
    mail: 'daily',
    events: ['enquiry.sent'],
    settledBy: ['enquiry.answered'],
  },
  ...followUpKinds,
  ...accountKinds,
} as const satisfies Record<string, Kind>

export type NotificationKind = keyof typeof notificationKinds
export const NOTIFICATION_KINDS = Object.keys(notificationKinds) as NotificationKind[]

export const kindOf = (kind: NotificationKind): Kind => notificationKinds[kind]

/** What was done to an account: always told, and at once. */
export const isOfSecurity = (kind: NotificationKind) =>
  kindOf(kind).mail === 'always' && kindOf(kind).about === 'account'

/** Kinds told by the calendar, and kinds that an event settles. */
export type CalendarKind = {
  [K in NotificationKind]: (typeof notificationKinds)[K] extends { ladder: readonly number[] } ? K : never
}[NotificationKind]
export const settledBy = (event: EventName): NotificationKind[] =>
  NOTIFICATION_KINDS.filter((kind) => kindOf(kind).settledBy?.includes(event))

/** Kinds for which somebody who reads as one of these may choose. */
export const choosableBy = (readers: readonly Reader[]): NotificationKind[] =>
  NOTIFICATION_KINDS.filter((kind) => {
    const { mail, to } = kindOf(kind)
    return mail !== 'always' && to.some((reader) => readers.includes(reader))
  })
