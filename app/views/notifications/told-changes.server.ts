import type { Facts } from '~/domain/notifications/facts.server'
import type { NotificationKind } from '~/domain/notifications/kinds'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { quoted, sentence, type Tells } from './told-parts.server'

type ChangeKind = Extract<NotificationKind, `change_${string}`>

const pageOf = ({ engagementId, changeId }: Facts['change']) => `/engagements/${engagementId}/changes/${changeId}`
const day = ({ dueOn }: Facts['change']) => formatDay(dueOn)

/** What becomes of changes that one side of an engagement proposed. */
export const toldOfChanges: { readonly [K in ChangeKind]: Tells<K> } = {
  change_proposed: (facts) => ({
    title: m.notice_change_proposed({ name: facts.by }),
    text: m.notice_change_proposed_text({ ...quoted(facts), other: facts.other, day: day(facts) }),
    path: pageOf(facts),
  }),
  change_waits: (facts) => ({
    title: m.notice_change_waits({ name: facts.by }),
    text: m.notice_change_waits_text({ ...quoted(facts), day: day(facts) }),
    path: pageOf(facts),
  }),
  change_lapsed: (facts) => ({
    title: m.notice_change_lapsed({ day: day(facts) }),
    text: m.notice_change_lapsed_text(quoted(facts)),
    path: pageOf(facts),
  }),
  change_confirmed: (facts) => ({
    title: m.notice_change_confirmed({ name: facts.other, number: formatNumber(facts.number) }),
    text: m.notice_change_confirmed_text(quoted(facts)),
    path: pageOf(facts),
  }),
  change_declined: (facts) => ({
    title: m.notice_change_declined({ name: facts.other }),
    text: m.notice_change_declined_text({ reason: sentence(facts.declineReason) }),
    path: pageOf(facts),
  }),
  change_withdrawn: (facts) => ({
    title: m.notice_change_withdrawn({ name: facts.by }),
    text: m.notice_change_withdrawn_text(quoted(facts)),
    path: pageOf(facts),
  }),
}
