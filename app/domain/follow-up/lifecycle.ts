import type { Ending } from '../certification/next-step'
import type { Day } from '../days'
import { AFTER_DAYS } from '../measures/lifecycle'
import { DOCUMENT_DAYS } from '../result-documents/lifecycle'

/** What is followed up. */
export const FOLLOWED = ['request', 'need', 'profile', 'group', 'engagement'] as const
export type Followed = (typeof FOLLOWED)[number]

/**
 * Why a need is on the department's list: invitations without a reply for NO_REPLY_DAYS, or LONG_NO_REPLY_DAYS; nobody is asked and
 * nobody is left on its list; offers wait for a choice beyond their validity; nobody does anything about it. And a consultant: with
 * MANY_UNANSWERED invitations. And a group that may be formed, and whose day to do so is over. And work after a choice: two sides in
 * dispute, a delivery or a proposal to end that nobody answered, a pause beyond its day, and no result long after the work was done.
 */
export const FOLLOW_UP_KINDS = [
  'dispute',
  'no_reply',
  'long_no_reply',
  'no_candidates',
  'many_unanswered',
  'offer_lapsed',
  'silent',
  'group_unformed',
  'delivery_unseen',
  'end_unanswered',
  'pause_over',
  'result_missing',
] as const
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number]

/** What can be looked at of the list: all, what is one's own, or what is of a kind. */
export const FOLLOW_UP_LISTS = ['all', 'mine', ...FOLLOW_UP_KINDS] as const
export type FollowUpList = (typeof FOLLOW_UP_LISTS)[number]

/** Working days that belong whole to whoever was invited. */
export const NO_REPLY_DAYS = 2
export const LONG_NO_REPLY_DAYS = 5
/** Invitations without a reply after NO_REPLY_DAYS, from which on a consultant's invitations may be paused. */
export const MANY_UNANSWERED = 3
/** Working days for the department, from the day on which something came onto the list, or it did something about it. */
export const FOLLOW_UP_DAYS = 2

/**
 * Days after the work was done, after which its result is missing where none was ever reported. A body takes weeks from its audit to the
 * paper; whether a gain lasts is answered by who likes to, and is never missing.
 */
export const RESULT_DAYS = { measure: AFTER_DAYS, document: DOCUMENT_DAYS, certificate: 90 } as const satisfies Record<
  NonNullable<Ending['result']>,
  number
>

/** What an officer did about it; the rows of an assignment say whose it is now. */
export const FOLLOW_UP_ACTS = [
  'reminded',
  'interest_noted',
  'decline_noted',
  'introduced',
  'paused',
  'resumed',
  'choice_asked',
  'extension_asked',
  'form_asked',
  'asked',
  'resume_asked',
  'result_asked',
  'no_result_noted',
  'delivery_decided',
  'end_confirmed',
  'dispute_recorded',
  'dispute_closed',
  'note',
  'assigned',
  'unassigned',
] as const
export type FollowUpAct = (typeof FOLLOW_UP_ACTS)[number]

/** Neither moves anything on. */
const ONLY_WRITTEN: readonly FollowUpAct[] = ['note', 'assigned', 'unassigned']
export const isPush = (act: FollowUpAct) => !ONLY_WRITTEN.includes(act)

/** Rows that may be written about one record; consultants introduced for one need. */
export const MAX_ENTRIES = 200
export const MAX_INTRODUCED = 10
/** Consultants offered for an introduction. */
export const MOST_OFFERED = 100

/** What an officer can do about it; each is a form on its page. */
export const PUSH_STEPS = [
  'remind',
  'decline',
  'interested',
  'extend',
  'choose',
  'introduce',
  'ask',
  'form',
  'pause',
  'resume',
  'ask_resume',
  'ask_result',
  'no_result',
] as const
export type PushStep = (typeof PUSH_STEPS)[number]
/** `decide`: on the page of the work. */
export type HelpStep = PushStep | 'decide'

/** Of a need that stands for invitations, or offers upon them: what is done about each of these. */
export const partHelp: Partial<Record<FollowUpKind, 'remind' | 'extend'>> = {
  no_reply: 'remind',
  long_no_reply: 'remind',
  offer_lapsed: 'extend',
}

/** From when on something can be done about one of several; null: about none any more. */
export const firstDay = (days: readonly (Day | null)[]): Day | null =>
  days.flatMap((day) => day ?? []).sort()[0] ?? null

/** What helps first. */
export const firstHelp: Record<FollowUpKind, HelpStep> = {
  dispute: 'decide',
  delivery_unseen: 'decide',
  end_unanswered: 'decide',
  pause_over: 'ask_resume',
  result_missing: 'ask_result',
  no_reply: 'remind',
  long_no_reply: 'introduce',
  no_candidates: 'introduce',
  many_unanswered: 'pause',
  offer_lapsed: 'extend',
  silent: 'ask',
  group_unformed: 'form',
}
