import type { Transitions } from '../lifecycle'

export const NEED_STATUSES = ['draft', 'published', 'closed'] as const
export type NeedStatus = (typeof NEED_STATUSES)[number]

/** Who wrote a need down: its enterprise, or an officer of an agency for it, who asked it to confirm. */
export const NEED_CHANNELS = ['self', 'assisted'] as const
export type NeedChannel = (typeof NEED_CHANNELS)[number]

/** An enterprise's needs that are not published yet, and those that are open: many times what one of them works on at once. */
export const MAX_DRAFTS = 50
export const MAX_OPEN_NEEDS = 100

/** Days that a visitor's draft is kept, in the browser where it was written. */
export const DRAFT_DAYS = 30

/** Of the ended ones only what `mayReopen` allows is opened again. */
export const needTransitions = {
  draft: ['published', 'closed'],
  published: ['closed'],
  closed: ['published'],
} as const satisfies Transitions<NeedStatus>

/**
 * `no_answer`: its enterprise was asked twice whether it still wants it, and said nothing. `in_group`: it rests while a joint need
 * stands for it.
 */
export const NEED_CLOSE_REASONS = [
  'awarded',
  'solved',
  'found_elsewhere',
  'no_longer_needed',
  'no_fit',
  'no_answer',
  'in_group',
] as const
export type NeedCloseReason = (typeof NEED_CLOSE_REASONS)[number]
/** What an enterprise may give as the reason. */
export const OFFERED_CLOSE_REASONS = ['solved', 'found_elsewhere', 'no_longer_needed', 'no_fit'] as const

/** Working days within which somebody is expected to be invited, while nobody is asked. */
export const INVITE_DAYS = 5

/** Days without anything, from which on the enterprise of an open need is asked; days to answer; asks before it ends. */
export const SILENT_DAYS = 30
export const ASK_DAYS = 14
export const MOST_ASKS = 2

/** Whether an ended need may be opened again: it was open once, and ended without an award. */
export const mayReopen = (need: {
  status: NeedStatus
  publishedAt: Date | null
  closeReason: NeedCloseReason | null
}) => need.status === 'closed' && need.publishedAt !== null && need.closeReason !== 'awarded'

/** Whether its enterprise may change it: afterwards the work goes by what was agreed. */
export const mayChange = (status: NeedStatus) => status !== 'closed'
