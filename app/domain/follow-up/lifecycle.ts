/** What is followed up. */
export const FOLLOWED = ['request', 'need', 'profile', 'group'] as const
export type Followed = (typeof FOLLOWED)[number]

/**
 * Why something is on the department's list: an invitation without a reply for NO_REPLY_DAYS, or LONG_NO_REPLY_DAYS; a need
 * for which nobody is asked and nobody is left on the list; a consultant with MANY_UNANSWERED invitations; an offer that waits for a choice
 * beyond its validity; a need about which nobody does anything; a group that may be formed, and whose day to do so is over.
 */
export const FOLLOW_UP_KINDS = [
  'no_reply',
  'long_no_reply',
  'no_candidates',
  'many_unanswered',
  'offer_lapsed',
  'silent',
  'group_unformed',
] as const
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number]

/** Working days that belong whole to whoever was invited. */
export const NO_REPLY_DAYS = 2
export const LONG_NO_REPLY_DAYS = 5
/** Invitations without a reply after NO_REPLY_DAYS, from which on a consultant's invitations may be paused. */
export const MANY_UNANSWERED = 3
/** Working days for the department, from the day on which something came onto the list, or it did something about it. */
export const FOLLOW_UP_DAYS = 2

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
] as const
export type PushStep = (typeof PUSH_STEPS)[number]

/** What helps first. */
export const firstHelp: Record<FollowUpKind, PushStep> = {
  no_reply: 'remind',
  long_no_reply: 'introduce',
  no_candidates: 'introduce',
  many_unanswered: 'pause',
  offer_lapsed: 'extend',
  silent: 'ask',
  group_unformed: 'form',
}
