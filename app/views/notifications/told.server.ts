import { invitationPath } from '~/domain/accounts/invitations.server'
import { agreementConfirmedBy } from '~/domain/notifications/agreement-confirmed-by.server'
import { lastOpening } from '~/domain/notifications/facts-until.server'
import { type Facts, factsOf, lastAnswered, lastMessage } from '~/domain/notifications/facts.server'
import type { About } from '~/domain/notifications/kind'
import { notificationKinds, type NotificationKind } from '~/domain/notifications/kinds'
import { formatDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { openingReasonText, reportKindText } from '~/i18n/conversation-terms'
import { askDepartment, tellDepartment } from './tell-department.server'
import { ABOUT, engagementPage, quoted, sentence, type Tells, type ToldItem } from './told-parts.server'
import { toldOfAssisted } from './told-assisted.server'
import { toldOfChanges } from './told-changes.server'
import { toldOfFollowUps } from './told-follow-ups.server'
import { toldOfGroups } from './told-groups.server'
import { toldOfDocuments } from './told-documents.server'
import { toldOfMeasures } from './told-measures.server'
import { toldOfPapers } from './told-papers.server'
import { toldOfPartners } from './told-partners.server'
import { toldOfProposals } from './told-proposals.server'
import { toldOfRequests } from './told-requests.server'
import { toldOfWorks } from './told-works.server'
import { toldOfReviews } from './told-reviews.server'
import { toldOfWaves } from './told-waves.server'

/** The message in its conversation, or what stands in its place. */
const messagePlace = ({ requestId, messageId }: { requestId: string; messageId: string }) =>
  `/conversations/${requestId}#message-${messageId}`
const agreementPage = ({ engagementId }: { engagementId: string }) => `/engagements/${engagementId}/agreement`

const told: { readonly [K in NotificationKind]: Tells<K> } = {
  ...toldOfRequests,
  ...toldOfAssisted,
  ...toldOfProposals,
  ...toldOfWaves,
  ...toldOfChanges,
  ...toldOfWorks,
  ...toldOfMeasures,
  ...toldOfDocuments,
  ...toldOfPapers,
  ...toldOfReviews,
  ...toldOfFollowUps,
  ...toldOfGroups,
  ...toldOfPartners,
  self_check_due: ({ keptOn }) => ({
    title: m.notice_self_check_due(),
    text: m.notice_self_check_due_text({ day: formatDay(keptOn) }),
    path: '/self-checks',
  }),
  need_unasked: (facts, id) => ({
    title: m.notice_need_unasked(),
    text: m.notice_need_unasked_text(quoted(facts)),
    path: `/needs/${id}`,
  }),
  need_new_consultants: (facts, id) => ({
    title: m.notice_need_new_consultants(),
    text: m.notice_need_new_consultants_text(quoted(facts)),
    path: `/needs/${id}#consultants`,
  }),
  need_still_wanted: (facts, id) => ({
    title: m.notice_need_still_wanted(),
    text: m.notice_need_still_wanted_text(quoted(facts)),
    path: `/needs/${id}`,
  }),
  need_ended_silently: (facts, id) => ({
    title: m.notice_need_ended_silently(),
    text: m.notice_need_ended_silently_text(quoted(facts)),
    path: `/needs/${id}`,
  }),
  need_unanswered: (facts, id) => ({
    title: m.notice_need_unanswered(facts),
    text: m.notice_need_unanswered_text(quoted(facts)),
    path: `/needs/${id}`,
  }),
  message_from_enterprise: (facts, id, at) => ({
    title: m.notice_message({ name: facts.enterprise }),
    text: excerpt(lastMessage(id, 'enterprise', at), ABOUT),
    path: `/conversations/${id}`,
  }),
  message_from_consultant: (facts, id, at) => ({
    title: m.notice_message({ name: facts.consultant }),
    text: excerpt(lastMessage(id, 'consultant', at), ABOUT),
    path: `/conversations/${id}`,
  }),
  question_answered: (facts, id, at) => ({
    title: m.notice_question_answered(facts),
    text: m.notice_question_answered_text({ question: excerpt(lastAnswered(facts.needId, at), ABOUT) }),
    path: `/requests/${id}`,
  }),
  conversation_opened: (facts, id, at) => {
    const { reason, note, department } = lastOpening(id, at)!
    return {
      title: m.notice_conversation_opened({ ...facts, department }),
      text: m.notice_conversation_opened_text({ reason: openingReasonText[reason](), note: excerpt(note, ABOUT) }),
      path: `/conversations/${id}`,
    }
  },
  message_reported: (facts, id) => ({
    title: m.notice_message_reported({ kind: reportKindText[facts.kind]() }),
    text: m.notice_message_reported_text(facts),
    path: `/department/reports/${id}`,
  }),
  report_decided: (facts) => ({
    title: facts.decision === 'hidden' ? m.notice_report_hidden(facts) : m.notice_report_kept(facts),
    text: m.notice_report_decided_text({ reason: sentence(facts.reason) }),
    path: messagePlace(facts),
  }),
  message_hidden: (facts) => ({
    title: m.notice_message_hidden(facts),
    text: m.notice_message_hidden_text({ reason: sentence(facts.reason), ...askDepartment() }),
    path: messagePlace(facts),
  }),
  agreement_confirmed: (facts, id, at) => {
    const names = agreementConfirmedBy(id, at)
    const said = { ...facts, ...quoted(facts), name: names[0] ?? '' }
    const isSettled = names.length > 1
    return {
      title: isSettled ? m.notice_agreement_settled() : m.notice_agreement_confirmed(said),
      text: isSettled ? m.notice_agreement_settled_text(said) : m.notice_agreement_confirmed_text(said),
      path: agreementPage(facts),
    }
  },
  agreement_waits: (facts, id, at) => ({
    title: m.notice_agreement_waits({ name: agreementConfirmedBy(id, at)[0] ?? '' }),
    text: m.notice_agreement_waits_text(quoted(facts)),
    path: agreementPage(facts),
  }),
  agreement_copy_attached: (facts) => ({
    title: m.notice_agreement_copy_attached(),
    text: m.notice_agreement_copy_attached_text(facts),
    path: agreementPage(facts),
  }),
  milestone_submitted: (facts) => ({
    title: m.notice_milestone_submitted(facts),
    text: m.notice_milestone_submitted_text(),
    path: engagementPage(facts),
  }),
  milestone_waits: (facts) => ({
    title: m.notice_milestone_waits({ ...facts, day: facts.submittedOn ? formatDay(facts.submittedOn) : '' }),
    text: m.notice_milestone_waits_text(facts),
    path: engagementPage(facts),
  }),
  milestone_accepted: (facts) => ({
    title: m.notice_milestone_accepted(facts),
    text: '',
    path: engagementPage(facts),
  }),
  milestone_returned: (facts) => ({
    title: m.notice_milestone_returned(facts),
    text: m.notice_milestone_returned_text({ reason: sentence(facts.reason) }),
    path: engagementPage(facts),
  }),
  milestone_due: (facts) => ({
    title: m.notice_milestone_due({ ...facts, day: formatDay(facts.dueOn!) }),
    text: m.notice_milestone_due_text(facts),
    path: engagementPage(facts),
  }),
  milestone_late: (facts) => ({
    title: m.notice_milestone_late({ ...facts, day: formatDay(facts.dueOn!) }),
    text: m.notice_milestone_late_text(),
    path: engagementPage(facts),
  }),
  certificate_wanted: (facts) => ({
    title: m.notice_certificate_wanted(facts),
    text: m.notice_certificate_wanted_text(),
    path: engagementPage(facts),
  }),
  result_asked: (facts) => ({
    title: m.notice_result_asked(),
    text: m.notice_result_asked_text(quoted(facts)),
    path: engagementPage(facts),
  }),
  certificate_reported: (facts) => ({
    title: m.notice_certificate_reported(facts),
    text: m.notice_certificate_reported_text(facts),
    path: engagementPage(facts),
  }),
  certificate_to_verify: (facts, id) => ({
    title: m.notice_certificate_to_verify(facts),
    text: m.notice_certificate_to_verify_text(facts),
    path: `/department/outcomes/${id}`,
  }),
  certificate_waits: (facts, id) => ({
    title: m.notice_certificate_waits({ ...facts, day: formatDay(facts.reportedOn) }),
    text: m.notice_certificate_waits_text(facts),
    path: `/department/outcomes/${id}`,
  }),
  outcome_verified: (facts) => ({
    title: m.notice_outcome_verified(facts),
    text: m.notice_outcome_verified_text(facts),
    path: engagementPage(facts),
  }),
  outcome_rejected: (facts) => ({
    title: m.notice_outcome_rejected(facts),
    text: m.notice_outcome_rejected_text({ reason: sentence(facts.rejectReason) }),
    path: engagementPage(facts),
  }),
  profile_to_check: (facts, id) => ({
    title: m.notice_profile_to_check(facts),
    text: '',
    path: `/department/profiles/${id}`,
  }),
  profile_published: () => ({
    title: m.notice_profile_published(),
    text: m.notice_profile_published_text(),
    path: '/profile',
  }),
  profile_returned: (facts) => ({
    title: m.notice_profile_returned(),
    text: m.notice_profile_returned_text({ reason: sentence(facts.returnedReason) }),
    path: '/profile',
  }),
  check_ending: (facts) => ({
    title: m.notice_check_ending({ day: facts.checkedUntil ? formatDay(facts.checkedUntil) : '' }),
    text: m.notice_check_ending_text(),
    path: '/profile',
  }),
  enquiry_received: (facts) => ({
    title: m.notice_enquiry_received(facts),
    text: m.notice_enquiry_received_text({ text: excerpt(facts.text, ABOUT) }),
    path: '/department/enquiries',
  }),
  membership_invited: ({ organisation }, id) => ({
    title: m.notice_membership_invited({ organisation }),
    text: m.notice_membership_invited_text(),
    path: invitationPath(id),
  }),
  membership_changed: () => ({
    title: m.notice_membership_changed(),
    text: m.notice_membership_changed_text(),
    path: '/account',
  }),
  sign_in_changed: () => ({
    title: m.notice_sign_in_changed(),
    text: m.notice_sign_in_changed_text(),
    path: '/account',
  }),
  access_code: () => ({
    title: m.notice_access_code(),
    text: m.notice_access_code_text(tellDepartment()),
    path: '/account',
  }),
  new_device: () => ({
    title: m.notice_new_device(),
    text: m.notice_new_device_text(),
    path: '/account',
  }),
  second_step_on: () => ({
    title: m.notice_second_step_on(),
    text: m.notice_second_step_on_text(tellDepartment()),
    path: '/account/second-step',
  }),
  second_step_off: ({ hasSecond }) => ({
    title: hasSecond ? m.notice_app_off() : m.notice_second_step_off(),
    text: (hasSecond ? m.notice_app_off_text : m.notice_second_step_off_text)(tellDepartment()),
    path: '/account/second-step',
  }),
  passkey_added: () => ({
    title: m.notice_passkey_added(),
    text: m.notice_passkey_added_text(tellDepartment()),
    path: '/account/passkeys',
  }),
  passkey_removed: ({ hasSecond }) => ({
    title: m.notice_passkey_removed(),
    text: (hasSecond ? m.notice_passkey_removed_text : m.notice_second_step_off_text)(tellDepartment()),
    path: '/account/passkeys',
  }),
  recovery_codes_made: () => ({
    title: m.notice_recovery_codes_made(),
    text: m.notice_recovery_codes_made_text(tellDepartment()),
    path: '/account/second-step',
  }),
  recovery_code_used: () => ({
    title: m.notice_recovery_code_used(),
    text: m.notice_recovery_code_used_text(tellDepartment()),
    path: '/account/second-step',
  }),
  password_changed: () => ({
    title: m.notice_password_changed(),
    text: m.notice_password_changed_text(),
    path: '/account',
  }),
}

type Told = { kind: NotificationKind; recordId: string; createdAt: Date }

/** What a notification says; undefined where its record is no more. */
export function toldItem({ kind, recordId, createdAt }: Told): ToldItem | undefined {
  if (!Object.hasOwn(told, kind)) return undefined
  const facts = factsOf(notificationKinds[kind].about, recordId)
  return (
    facts && (told[kind] as (facts: Facts[About], recordId: string, at: Date) => ToldItem)(facts, recordId, createdAt)
  )
}
