import type { Facts } from '~/domain/notifications/facts.server'
import type { NotificationKind } from '~/domain/notifications/kinds'
import { LATER_MONTHS } from '~/domain/measures/lifecycle'
import { formatDay, formatNumber } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { engagementPage, quoted, sentence, type Tells } from './told-parts.server'

type MeasureKind = Extract<NotificationKind, `measure_${string}`>

const pageOf = ({ engagementId, measureId }: Facts['measure']) => `/engagements/${engagementId}/measures/${measureId}`
const deciding = ({ outcomeId }: Facts['measure']) => `/department/measures/${outcomeId}`
const said = ({ indicator, what, enterprise, consultant }: Facts['measure']) => ({
  name: inSentence(inWords(indicator)),
  what,
  enterprise,
  consultant,
})
const later = (facts: Facts['measure'], months: number) => ({
  title: m.notice_measure_later({ ...said(facts), months: formatNumber(months) }),
  text: m.notice_measure_later_text(said(facts)),
  path: pageOf(facts),
})

/** What is measured before and after the work, and what becomes of it. */
export const toldOfMeasures: { readonly [K in MeasureKind]: Tells<K> } = {
  measure_wanted_member: (facts) => ({
    title: m.notice_measure_wanted_member({ name: inWords(facts.indicator) }),
    text: m.notice_measure_wanted_member_text(facts),
    path: pageOf(facts),
  }),
  measure_wanted: (facts) => ({
    title: m.notice_measure_wanted(facts),
    text: m.notice_measure_wanted_text(quoted(facts)),
    path: engagementPage(facts),
  }),
  measure_asked: (facts) => ({
    title: m.notice_measure_asked(),
    text: m.notice_measure_asked_text({ ...quoted(facts), consultant: facts.consultant }),
    path: engagementPage(facts),
  }),
  measure_reported: (facts) => ({
    title: m.notice_measure_reported(said(facts)),
    text: m.notice_measure_reported_text(said(facts)),
    path: pageOf(facts),
  }),
  measure_to_verify: (facts) => ({
    title: m.notice_measure_to_verify(said(facts)),
    text: m.notice_measure_to_verify_text(said(facts)),
    path: deciding(facts),
  }),
  measure_second: (facts) => ({
    title: m.notice_measure_second(said(facts)),
    text: m.notice_measure_second_text(said(facts)),
    path: deciding(facts),
  }),
  measure_waits: (facts) => ({
    title: m.notice_measure_waits({ ...said(facts), day: facts.reportedOn ? formatDay(facts.reportedOn) : '' }),
    text: m.notice_measure_waits_text(said(facts)),
    path: deciding(facts),
  }),
  measure_verified: (facts) => ({
    title: m.notice_measure_verified(said(facts)),
    text: m.notice_measure_verified_text(said(facts)),
    path: pageOf(facts),
  }),
  measure_rejected: (facts) => ({
    title: m.notice_measure_rejected(said(facts)),
    text: m.notice_measure_rejected_text({ reason: sentence(facts.rejectReason) }),
    path: pageOf(facts),
  }),
  measure_six: (facts) => later(facts, LATER_MONTHS.six),
  measure_twelve: (facts) => later(facts, LATER_MONTHS.twelve),
}
