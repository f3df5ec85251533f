import { addDays } from '~/domain/days'
import { otherSide } from '~/domain/engagement/lifecycle'
import { DISPUTE_DAYS, DISPUTE_FIRST_DAYS } from '~/domain/engagement/off-plan'
import type { Facts } from '~/domain/notifications/facts.server'
import { lastExtension, lastPause } from '~/domain/notifications/work-facts.server'
import type { workKinds } from '~/domain/notifications/work-kinds'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import { disputeReasonText, endReasonText } from '~/i18n/off-plan-terms'
import * as m from '~/i18n/paraglide/messages'
import { dayOf } from '~db/clock'
import { engagementPage, quoted, sentence, type Tells } from './told-parts.server'

const pausePage = (facts: { engagementId: string }) => `${engagementPage(facts)}/pause`
const endPage = (facts: { engagementId: string }) => `${engagementPage(facts)}/end`
const disputePage = (facts: { engagementId: string }) => `${engagementPage(facts)}/disputes`
const paymentPage = (facts: { engagementId: string }) => `${engagementPage(facts)}/payments`
const departmentPage = ({ engagementId }: { engagementId: string }) => `/department/works/${engagementId}`

const by = (facts: Facts['end'] | Facts['dispute']) => ({ name: facts[facts.side] })
const other = (facts: Facts['end']) => facts[otherSide(facts.side)]
const about = (facts: { needText: string }) => m.notice_about_work(quoted(facts))

/** Work after a choice that does not go by its plan, and what is paid for it. */
export const toldOfWorks: { readonly [K in keyof typeof workKinds]: Tells<K> } = {
  work_paused: (facts, id, at) => {
    const pause = lastPause(id, at)
    return {
      title: m.notice_work_paused({ name: pause ? facts[pause.side] : '' }),
      text: m.notice_work_paused_text({
        reason: sentence(pause?.reason ?? ''),
        until: pause ? formatDay(pause.until) : '',
      }),
      path: pausePage(facts),
    }
  },
  pause_extended: (facts, id, at) => {
    const extension = lastExtension(id, at)
    return {
      title: m.notice_pause_extended({ name: extension ? facts[extension.side] : '' }),
      text: m.notice_work_paused_text({
        reason: sentence(extension?.reason ?? ''),
        until: extension ? formatDay(extension.until) : '',
      }),
      path: pausePage(facts),
    }
  },
  work_resumed: (facts, id, at) => ({
    title: m.notice_work_resumed(),
    text: m.notice_work_resumed_text({ ...quoted(facts), days: formatNumber(lastPause(id, at)?.movedDays ?? 0) }),
    path: engagementPage(facts),
  }),
  pause_ending: (facts, id, at) => ({
    title: m.notice_pause_ending({ day: formatDay(lastPause(id, at)?.until ?? dayOf(at)) }),
    text: m.notice_pause_ending_text(quoted(facts)),
    path: pausePage(facts),
  }),
  resume_asked: (facts) => ({
    title: m.notice_resume_asked(),
    text: m.notice_resume_asked_text(quoted(facts)),
    path: pausePage(facts),
  }),
  end_proposed: (facts) => ({
    title: m.notice_end_proposed(by(facts)),
    text: m.notice_end_proposed_text({
      reason: endReasonText[facts.reason](),
      other: other(facts),
      day: formatDay(facts.dueOn),
    }),
    path: endPage(facts),
  }),
  end_waits: (facts) => ({
    title: m.notice_end_waits(by(facts)),
    text: m.notice_end_waits_text({ ...quoted(facts), day: formatDay(facts.dueOn) }),
    path: endPage(facts),
  }),
  end_objected: (facts) => ({
    title: m.notice_end_objected({ name: other(facts) }),
    text: m.notice_end_objected_text({ words: sentence(facts.answer) }),
    path: endPage(facts),
  }),
  end_withdrawn: (facts) => ({
    title: m.notice_end_withdrawn(by(facts)),
    text: about(facts),
    path: endPage(facts),
  }),
  end_unanswered: (facts) => ({
    title: m.notice_end_unanswered({ name: other(facts) }),
    text: m.notice_end_unanswered_text({ ...quoted(facts), day: formatDay(facts.dueOn) }),
    path: departmentPage(facts),
  }),
  work_ended: (facts) => ({ title: m.notice_work_ended(), text: about(facts), path: endPage(facts) }),
  milestone_decided: (facts) => ({
    title: m.notice_milestone_decided(facts),
    text: m.notice_milestone_decided_text(),
    path: engagementPage(facts),
  }),
  delivery_unseen: (facts) => ({
    title: m.notice_delivery_unseen(facts),
    text: m.notice_delivery_unseen_text({ ...facts, day: facts.submittedOn ? formatDay(facts.submittedOn) : '' }),
    path: departmentPage(facts),
  }),
  dispute_opened: (facts) => ({
    title: m.notice_dispute_opened(by(facts)),
    text: m.notice_dispute_opened_text({ reason: disputeReasonText[facts.reason](), text: sentence(facts.text) }),
    path: disputePage(facts),
  }),
  dispute_to_mediate: (facts) => ({
    title: m.notice_dispute_to_mediate(facts),
    text: m.notice_dispute_opened_text({ reason: disputeReasonText[facts.reason](), text: sentence(facts.text) }),
    path: departmentPage(facts),
  }),
  dispute_unheard: (facts) => ({
    title: m.notice_dispute_unheard(facts),
    text: m.notice_dispute_unheard_text({
      ...by(facts),
      day: formatMomentDay(facts.openedAt),
      days: formatNumber(DISPUTE_FIRST_DAYS),
    }),
    path: departmentPage(facts),
  }),
  dispute_late: (facts) => ({
    title: m.notice_dispute_late({ ...facts, day: formatDay(addDays(dayOf(facts.openedAt), DISPUTE_DAYS)) }),
    text: about(facts),
    path: departmentPage(facts),
  }),
  dispute_recorded: (facts) => ({
    title: m.notice_dispute_recorded(),
    text: about(facts),
    path: disputePage(facts),
  }),
  dispute_closed: (facts) => ({ title: m.notice_dispute_closed(), text: about(facts), path: disputePage(facts) }),
  dispute_withdrawn: (facts) => ({
    title: m.notice_dispute_withdrawn(by(facts)),
    text: about(facts),
    path: disputePage(facts),
  }),
  payment_marked: (facts) => ({
    title: m.notice_payment_marked(facts),
    text: m.notice_payment_marked_text({ day: formatDay(facts.paidOn) }),
    path: paymentPage(facts),
  }),
  payment_waits: (facts) => ({
    title: m.notice_payment_waits(facts),
    text: about(facts),
    path: paymentPage(facts),
  }),
  payment_confirmed: (facts) => ({
    title: m.notice_payment_confirmed(facts),
    text: about(facts),
    path: paymentPage(facts),
  }),
  payment_missing: (facts) => ({
    title: m.notice_payment_missing(facts),
    text: m.notice_payment_missing_text({ note: sentence(facts.note) }),
    path: paymentPage(facts),
  }),
}
