import { REVIEW_DAYS, REVIEW_REMINDER_DAYS } from '../reviews/lifecycle'
import type { Kind } from './kind'

const BOTH = { to: ['enterprise', 'consultant'], mail: 'immediate' } as const
/** From the last day on which a review is written: asked the day after the work ended, reminded once. */
const WANTED = { about: 'engagement', mail: 'daily', ladder: [1 - REVIEW_DAYS, -REVIEW_REMINDER_DAYS] } as const

/** What two sides say of each other once the work is over. */
export const reviewKinds = {
  review_wanted_enterprise: { ...WANTED, to: ['enterprise'], settledBy: ['review.written_by_enterprise'] },
  review_wanted_consultant: { ...WANTED, to: ['consultant'], settledBy: ['review.written_by_consultant'] },
  review_shown: {
    ...BOTH,
    about: 'engagement',
    events: ['review.written_by_enterprise', 'review.written_by_consultant'],
    ladder: [1],
  },
  review_replied: { ...BOTH, about: 'review', events: ['review.replied'] },
  review_reported: {
    to: ['department'],
    about: 'reviewReport',
    mail: 'daily',
    events: ['review.reported'],
    settledBy: ['review.kept', 'review.hidden'],
  },
  review_kept: { ...BOTH, about: 'reviewReport', events: ['review.kept'] },
  review_hidden: { ...BOTH, about: 'review', events: ['review.hidden'], settledBy: ['review.shown_again'] },
  review_shown_again: { ...BOTH, about: 'review', events: ['review.shown_again'], settledBy: ['review.hidden'] },
} as const satisfies Record<string, Kind>
