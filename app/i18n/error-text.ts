import {
  CODE_HOURS,
  CODE_TRIES,
  LINKS_PER_HOUR,
  MAX_OPEN_INVITATIONS,
  MAX_PASSKEYS,
  PHONE_CODE_MINUTES,
} from '~/domain/accounts/lifecycle'
import { MAX_SAVED_SEARCHES } from '~/domain/alerts/lifecycle'
import type { DomainError, ErrorCode } from '~/domain/errors'
import { MAX_DRAFTS, MAX_OPEN_NEEDS } from '~/domain/needs/lifecycle'
import {
  MAX_INVITATIONS,
  MAX_NOTES,
  MAX_REMINDERS,
  MAX_REQUESTS_PER_NEED,
  REMINDER_DAYS,
} from '~/domain/proposals/lifecycle'
import { MAX_AGREEMENT_TEXTS, MAX_SIGNED_COPIES } from '~/domain/engagement/lifecycle'
import { formatDay, formatList, formatNumber, formatWait } from './format'
import { storedMost } from './stored-most'
import { inSentence } from './in-sentence'
import * as m from './paraglide/messages'

const texts: Record<ErrorCode, (detail: DomainError['detail']) => string> = {
  not_found: m.error_not_found,
  state_changed: ({ from, to }) => (to !== undefined && from === to ? m.error_already_so() : m.error_state_changed()),
  sent_before: m.error_sent_before,
  changed_meanwhile: m.error_changed_meanwhile,
  reason_given: m.error_reason_given,
  choice_unknown: m.form_error_choose_one,
  commune_unknown: ({ typed = '' }) => m.error_commune_unknown({ typed }),
  commune_several: ({ typed = '', count = 0, names = '' }) =>
    names
      ? m.error_commune_several({ typed, names: formatList(String(names).split(', ').map(inSentence), 'disjunction') })
      : m.error_commune_many({ typed, count }),
  'accounts.email_taken': m.error_email_taken,
  'accounts.phone_taken': m.error_phone_taken,
  'accounts.too_many_invitations': () => m.error_too_many_invitations({ maximum: MAX_OPEN_INVITATIONS }),
  'accounts.invitation_ended': m.error_invitation_ended,
  'accounts.member_already': m.error_member_already,
  'accounts.last_owner': m.error_last_owner,
  'accounts.phone_needed': m.error_phone_needed,
  'accounts.wrong_code': () =>
    m.error_wrong_code({ maximum: formatNumber(CODE_TRIES), hours: formatNumber(CODE_HOURS) }),
  'accounts.wrong_credentials': m.error_wrong_credentials,
  'accounts.wrong_second_code': m.error_wrong_second_code,
  'accounts.passkey_refused': m.error_passkey_refused,
  'accounts.passkey_unknown': m.error_passkey_unknown,
  'accounts.passkey_copied': m.error_passkey_copied,
  'accounts.too_many_passkeys': () => m.error_too_many_passkeys({ maximum: MAX_PASSKEYS }),
  'accounts.wrong_password': m.error_wrong_password,
  'accounts.password_common': m.error_password_common,
  'accounts.password_own': m.error_password_own,
  'accounts.too_many_attempts': ({ minutes = 0 }) => m.error_too_many_attempts({ wait: formatWait(Number(minutes)) }),
  'accounts.guarded': ({ minutes = 0 }) => m.error_guarded({ wait: formatWait(Number(minutes)) }),
  'accounts.too_many_from_here': ({ minutes = 0 }) => m.error_too_many_from_here({ wait: formatWait(Number(minutes)) }),
  'accounts.wrong_phone_code': () =>
    m.error_wrong_phone_code({ maximum: formatNumber(CODE_TRIES), minutes: formatNumber(PHONE_CODE_MINUTES) }),
  'accounts.too_many_codes': ({ minutes = 0 }) => m.error_too_many_codes({ wait: formatWait(Number(minutes)) }),
  'accounts.too_many_mails': () => m.error_too_many_mails({ maximum: LINKS_PER_HOUR }),
  'accounts.email_disowned': m.error_email_disowned,
  'accounts.link_used': m.error_link_used,
  'accounts.terms_missing': m.error_terms_missing,
  'accounts.tax_code_length': ({ digits = 0 }) =>
    Number(digits) < 10 ? m.error_tax_code_length({ digits }) : m.error_tax_code_too_long({ digits }),
  'accounts.tax_code_not_digits': m.error_tax_code_not_digits,
  'accounts.tax_code_zero': ({ meant = '' }) => m.error_tax_code_zero({ meant }),
  'accounts.tax_code_branch': m.error_tax_code_branch,
  'accounts.tax_code_branch_length': m.error_tax_code_branch_length,
  'accounts.tax_code_personal': m.error_tax_code_personal,
  'accounts.commune_missing': m.error_commune_missing,
  'accounts.commune_elsewhere': ({ province = '' }) => m.error_commune_elsewhere({ province }),
  'accounts.owners_only': m.error_owners_only,
  'accounts.own_interest': m.error_own_interest,
  'leaving.hindered': m.error_leaving_hindered,
  'profile.incomplete': m.error_profile_incomplete,
  'profile.check_end_past': m.form_error_future_day,
  'profile.no_file': m.error_profile_no_file,
  'need.organisation_incomplete': m.error_need_organisation_incomplete,
  'need.subjects_missing': m.error_need_subjects_missing,
  'need.too_many_drafts': () => m.error_need_too_many_drafts({ maximum: MAX_DRAFTS }),
  'need.too_many_open': () => m.error_need_too_many_open({ maximum: MAX_OPEN_NEEDS }),
  'matching.subjects_too_light': ({ least = '' }) => m.error_matching_subjects_too_light({ least }),
  'request.profile_unavailable': m.error_request_profile_unavailable,
  'request.already_asked': m.error_request_already_asked,
  'request.too_many': ({ left = 0 }) => m.error_request_too_many({ maximum: MAX_REQUESTS_PER_NEED, left }),
  'request.reminded_lately': ({ last = '', from = '' }) =>
    last
      ? m.error_request_reminded_lately({ last: formatDay(String(last)), day: formatDay(String(from)) })
      : m.error_request_not_yet({ days: formatNumber(REMINDER_DAYS), day: formatDay(String(from)) }),
  'request.reminded_enough': () => m.error_request_reminded_enough({ maximum: formatNumber(MAX_REMINDERS) }),
  'request.invited_enough': () => m.error_request_invited_enough({ maximum: formatNumber(MAX_INVITATIONS) }),
  'conversation.ended': m.error_conversation_ended,
  'conversation.too_many': m.error_conversation_too_many,
  'conversation.too_many_reports': m.error_conversation_too_many_reports,
  'conversation.no_question': m.error_conversation_no_question,
  'conversation.too_many_answers': m.error_conversation_too_many_answers,
  'award.already_awarded': m.error_award_already_awarded,
  'proposal.day_past': m.error_proposal_day_past,
  'proposal.notes_enough': () => m.error_proposal_notes_enough({ maximum: formatNumber(MAX_NOTES) }),
  'proposal.unchanged': m.error_proposal_unchanged,
  'proposal.versions_enough': m.error_proposal_versions_enough,
  'proposal.certifies_client': m.error_proposal_certifies_client,
  'proposal.validity_ended': m.error_proposal_validity_ended,
  'proposal.not_confirmed': m.form_error_knowing,
  'milestone.not_its_turn': m.error_milestone_not_its_turn,
  'agreement.too_many_texts': () => m.error_agreement_too_many_texts({ maximum: MAX_AGREEMENT_TEXTS }),
  'agreement.too_many_copies': () => m.error_agreement_too_many_copies({ maximum: MAX_SIGNED_COPIES }),
  'certificate.subject_without_certificate': m.error_certificate_subject_without_certificate,
  'certificate.engagement_not_completed': m.error_certificate_engagement_not_completed,
  'certificate.already_recorded': m.error_certificate_already_recorded,
  'certificate.issuer_is_consultant': m.error_certificate_issuer_is_consultant,
  'certificate.issued_in_future': m.form_error_past_day,
  'certificate.expiry_before_issue': m.form_error_day_order,
  'saved_search.too_many': () => m.error_saved_search_too_many({ maximum: MAX_SAVED_SEARCHES }),
  'file.missing': m.error_file_missing,
  'file.empty': m.error_file_empty,
  'file.too_large': m.error_file_too_large,
  'file.too_many_bytes': m.error_file_too_many_bytes,
  'file.too_many': ({ most = 0 }) => m.error_file_too_many({ most }),
  'file.no_room': () => m.error_file_no_room(storedMost()),
  'file.wrong_kind': m.error_file_wrong_kind,
  'file.heic': m.error_file_heic,
  'file.office': m.error_file_office,
  'file.locked': m.error_file_locked,
  'file.cut_off': m.error_file_cut_off,
  'file.broken': m.error_file_broken,
  'file.too_many_pixels': m.error_file_too_many_pixels,
  'file.infected': m.error_file_infected,
  'file.unchecked': m.error_file_unchecked,
  'file.gone': m.error_file_gone,
  'file.storage_failed': m.error_file_storage_failed,
}

/** A refusal in the reader's language. */
export const errorText = (error: DomainError) => texts[error.code](error.detail)
