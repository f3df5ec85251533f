import type { MailChoice, NotificationKind } from '~/domain/notifications/kinds'
import * as m from '~/i18n/paraglide/messages'

/** What somebody chooses about, in a few words. */
export const kindName: Record<NotificationKind, () => string> = {
  request_received: m.notice_name_request_received,
  request_due: m.notice_name_request_due,
  request_late: m.notice_name_request_late,
  request_interested: m.notice_name_request_interested,
  request_declined: m.notice_name_request_declined,
  request_ended: m.notice_name_request_ended,
  need_unasked: m.notice_name_need_unasked,
  need_unanswered: m.notice_name_need_unanswered,
  proposal_received: m.notice_name_proposal_received,
  proposals_wait: m.notice_name_proposals_wait,
  message_from_enterprise: m.notice_name_message_from_enterprise,
  message_from_consultant: m.notice_name_message_from_consultant,
  question_answered: m.notice_name_question_answered,
  conversation_opened: m.notice_name_conversation_opened,
  message_reported: m.notice_name_message_reported,
  report_decided: m.notice_name_report_decided,
  proposal_awarded: m.notice_name_proposal_awarded,
  proposal_not_chosen: m.notice_name_proposal_not_chosen,
  milestone_submitted: m.notice_name_milestone_submitted,
  milestone_waits: m.notice_name_milestone_waits,
  milestone_accepted: m.notice_name_milestone_accepted,
  milestone_returned: m.notice_name_milestone_returned,
  milestone_due: m.notice_name_milestone_due,
  milestone_late: m.notice_name_milestone_late,
  certificate_wanted: m.notice_name_certificate_wanted,
  certificate_reported: m.notice_name_certificate_reported,
  certificate_to_verify: m.notice_name_certificate_to_verify,
  certificate_waits: m.notice_name_certificate_waits,
  outcome_verified: m.notice_name_outcome_verified,
  outcome_rejected: m.notice_name_outcome_rejected,
  profile_to_check: m.notice_name_profile_to_check,
  profile_published: m.notice_name_profile_published,
  profile_returned: m.notice_name_profile_returned,
  check_ending: m.notice_name_check_ending,
  enquiry_received: m.notice_name_enquiry_received,
  new_device: m.notice_name_new_device,
  password_changed: m.notice_name_password_changed,
}

export const mailChoiceText: Record<MailChoice, () => string> = {
  immediate: m.notice_mails_choice_immediate,
  daily: m.notice_mails_choice_daily,
  off: m.notice_mails_choice_off,
}
