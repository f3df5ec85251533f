import type { EventName } from '../activity/events'

/** How somebody wants to hear of a kind by mail. In the application everything is told at once. */
export const MAIL_CHOICES = ['immediate', 'daily', 'off'] as const
export type MailChoice = (typeof MAIL_CHOICES)[number]

/** Mails at once for one person on one day; what exceeds goes into the next morning's. */
export const MOST_MAILS_A_DAY = 10
/** Messages with news to one person's phone on one day; what exceeds is counted in the next morning's. */
export const MOST_NEWS_A_DAY = 3
/** Messages to a phone on one day that say what was done to the account; further ones count as news. */
export const MOST_SECURITY_A_DAY = 5
/** Days after which what nobody read is put into no morning's mail any more. */
export const DIGEST_DAYS = 7

export const READERS = ['enterprise', 'consultant', 'department', 'person'] as const
export type Reader = (typeof READERS)[number]

/** What a notification is about: the record whose id it carries. `account`: the person's own. */
export type About =
  | 'account'
  | 'assisted'
  | 'change'
  | 'invitation'
  | 'dispute'
  | 'document'
  | 'end'
  | 'engagement'
  | 'enquiry'
  | 'followUp'
  | 'group'
  | 'interest'
  | 'measure'
  | 'member'
  | 'message'
  | 'milestone'
  | 'need'
  | 'outcome'
  | 'paper'
  | 'partnership'
  | 'payment'
  | 'profile'
  | 'report'
  | 'request'
  | 'review'
  | 'reviewReport'
  | 'selfCheck'

export type Kind = {
  /** Who is told: whoever may act for that side of the record, without whoever did it. `person`: the account itself. */
  to: readonly Reader[]
  about: About
  /** By mail, unless the person chose otherwise; `always`: cannot be chosen. */
  mail: MailChoice | 'always'
  /** What tells it. */
  events?: readonly EventName[]
  /** Told by the calendar: days from what the record waits for (negative: before); each step once. */
  ladder?: readonly number[]
  /** Told once until it is seen: more of the same, meanwhile, is no further notification. */
  merges?: true
  /** What makes it no news any more: it counts as seen, and is not mailed. */
  settledBy?: readonly EventName[]
  /** Its mail has links by which its reader answers the request without signing in. */
  answeredByLink?: true
}
