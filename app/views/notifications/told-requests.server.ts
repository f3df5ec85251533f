import { changedSince } from '~/domain/notifications/facts-until.server'
import type { Facts } from '~/domain/notifications/facts.server'
import type { NotificationKind } from '~/domain/notifications/kinds'
import { formatDay } from '~/i18n/format'
import { partsInWords } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { declineReasonText, interestDeclineText, withdrawalReasonText } from '~/i18n/work-terms'
import { quoted, sentence, type Tells } from './told-parts.server'

const requestDay = ({ dueOn }: Facts['request']) => ({ day: formatDay(dueOn) })

type RequestKind = Extract<NotificationKind, `request_${string}` | `interest_${string}` | 'contact_opened'>

/** Where a consultant sees what became of their interest in needs. */
const OWN_INTERESTS = '/requests#interests'

/** What happens to a request until it is answered or comes to nothing. */
export const toldOfRequests: { readonly [K in RequestKind]: Tells<K> } = {
  request_received: (facts, id) => ({
    title: facts.wasInterested ? m.notice_interest_accepted(facts) : m.notice_request_received(facts),
    text: (facts.wasInterested ? m.notice_interest_accepted_text : m.notice_request_received_text)({
      ...quoted(facts),
      ...requestDay(facts),
    }),
    path: `/requests/${id}`,
  }),
  interest_received: (facts, id) => ({
    title: m.notice_interest_received(),
    text: m.notice_interest_received_text(quoted(facts)),
    path: `/needs/${id}#interests`,
  }),
  interest_declined: (facts) => ({
    title: m.notice_interest_declined(),
    text: m.notice_interest_declined_text({
      ...quoted(facts),
      reason: facts.declineReason ? interestDeclineText[facts.declineReason]() : '',
    }),
    path: OWN_INTERESTS,
  }),
  interest_ended: (facts) => ({
    title: m.notice_interest_ended(),
    text: m.notice_interest_ended_text(quoted(facts)),
    path: OWN_INTERESTS,
  }),
  request_due: (facts, id) => ({
    title: m.notice_request_due({ ...facts, ...requestDay(facts) }),
    text: m.notice_request_due_text(quoted(facts)),
    path: `/requests/${id}`,
  }),
  request_reminded: (facts, id) => ({
    title: facts.remindedByDepartment ? m.notice_request_reminded_department(facts) : m.notice_request_reminded(facts),
    text: m.notice_request_reminded_text({ ...quoted(facts), ...requestDay(facts) }),
    path: `/requests/${id}`,
  }),
  request_need_changed: (facts, id, at) => ({
    title: m.notice_request_need_changed({ ...facts, parts: partsInWords(changedSince(facts.needId, at)) }),
    text: m.notice_request_need_changed_text(quoted(facts)),
    path: `/requests/${id}`,
  }),
  request_withdrawn: (facts, id) => ({
    title: m.notice_request_withdrawn(facts),
    text: m.notice_request_withdrawn_text({
      ...quoted(facts),
      reason: facts.withdrawalReason ? withdrawalReasonText[facts.withdrawalReason]() : '',
    }),
    path: `/requests/${id}`,
  }),
  request_late: (facts) => ({
    title: m.notice_request_late({ ...facts, ...requestDay(facts) }),
    text: m.notice_request_late_text(quoted(facts)),
    path: `/needs/${facts.needId}`,
  }),
  request_interested: (facts, id) => ({
    title: m.notice_request_interested(facts),
    text: facts.interestMessage
      ? sentence(facts.interestMessage)
      : m.notice_request_interested_text({ ...quoted(facts), ...requestDay(facts) }),
    path: `/conversations/${id}`,
  }),
  contact_opened: (facts, id) => ({
    title: facts.contactFrom === 'interested' ? m.notice_contact_if_interested(facts) : m.notice_contact_opened(facts),
    text: m.notice_contact_opened_text(quoted(facts)),
    path: `/requests/${id}`,
  }),
  request_declined: (facts) => ({
    title: m.notice_request_declined(facts),
    text: m.notice_request_declined_text({
      ...quoted(facts),
      reason: facts.declineReason ? declineReasonText[facts.declineReason]() : '',
    }),
    path: `/needs/${facts.needId}`,
  }),
  request_ended: (facts, id) => ({
    title: m.notice_request_ended(facts),
    text: m.notice_request_ended_text(quoted(facts)),
    path: `/requests/${id}`,
  }),
}
