import type { Facts } from '~/domain/notifications/facts.server'
import type { NotificationKind } from '~/domain/notifications/kinds'
import { reviewsUntil } from '~/domain/notifications/review-facts.server'
import { formatDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { reviewReportKindText } from '~/i18n/review-terms'
import { ABOUT, engagementPage, quoted, sentence, type Tells } from './told-parts.server'

type ReviewKind = Extract<NotificationKind, `review_${string}`>

const reviewsIn = (facts: { engagementId: string }) => `${engagementPage(facts)}#reviews`
const said = ({ by, of }: Facts['review']) => ({ writer: by, name: of })
const because = ({ reason }: Facts['review']) => m.notice_review_reason({ reason: sentence(reason) })

const wanted = (facts: Facts['engagement'], name: string) => {
  const until = reviewsUntil(facts.engagementId)
  return {
    title: m.notice_review_wanted({ name, day: until ? formatDay(until) : '' }),
    text: m.notice_review_wanted_text({ name, ...quoted(facts) }),
    path: `${engagementPage(facts)}/review`,
  }
}

/** What two sides say of each other once the work is over. */
export const toldOfReviews: { readonly [K in ReviewKind]: Tells<K> } = {
  review_wanted_enterprise: (facts) => wanted(facts, facts.consultant),
  review_wanted_consultant: (facts) => wanted(facts, facts.enterprise),
  review_shown: (facts) => ({
    title: m.notice_review_shown(facts),
    text: m.notice_review_shown_text(quoted(facts)),
    path: reviewsIn(facts),
  }),
  review_replied: (facts) => ({
    title: m.notice_review_replied({ name: facts.of }),
    text: excerpt(facts.reply ?? '', ABOUT),
    path: reviewsIn(facts),
  }),
  review_reported: (facts, id) => ({
    title: m.notice_review_reported({ kind: reviewReportKindText[facts.kind]() }),
    text: m.notice_review_reported_text(said(facts)),
    path: `/department/reviews/${id}`,
  }),
  review_kept: (facts) => ({ title: m.notice_review_kept(), text: because(facts), path: reviewsIn(facts) }),
  review_hidden: (facts) => ({
    title: m.notice_review_hidden(said(facts)),
    text: because(facts),
    path: reviewsIn(facts),
  }),
  review_shown_again: (facts) => ({
    title: m.notice_review_shown_again(said(facts)),
    text: because(facts),
    path: reviewsIn(facts),
  }),
}
