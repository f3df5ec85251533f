import type { InvitationEnd, MailStop } from '~/domain/accounts/lifecycle'
import type { DataPart } from '~/domain/leaving/holdings'
import type { DataRecord } from '~/domain/leaving/own-data.server'
import { membershipRoleText } from '~/i18n/agency-terms'
import { profileStatusText } from '~/i18n/directory-terms'
import { formatFileSize, formatMoment, formatNumber, formatVnd } from '~/i18n/format'
import { needStatusText } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { languageText, organisationKindText } from '~/i18n/terms'
import { outcomeStatusText, proposalText, weeksText } from '~/i18n/work-terms'
import type { MailKind } from '~/mail/kinds'
import type { PhoneMessageKind } from '~/phone/kinds'
import { frequencyShort, savedSearchKindText } from '~/views/alerts/saved-search-text.server'
import { kindName, mailChoiceText } from '~/views/notifications/kind-names'
import { checkText, helpText } from './help-words'
import { callOutcomeText } from './call-words'
import { eventText } from './event-words'

export const partName: Record<DataPart, () => string> = {
  account: m.data_part_account,
  organisations: m.data_part_organisations,
  devices: m.data_part_devices,
  passkeys: m.data_part_passkeys,
  invitations: m.data_part_invitations,
  codes: m.data_part_codes,
  calls: m.data_part_calls,
  notifications: m.data_part_notifications,
  mail_choices: m.data_part_mail_choices,
  mails: m.data_part_mails,
  phone_messages: m.data_part_phone_messages,
  saved_searches: m.data_part_saved_searches,
  kept_forms: m.data_part_kept_forms,
  enquiries: m.data_part_enquiries,
  messages: m.data_part_messages,
  needs: m.data_part_needs,
  profiles: m.data_part_profiles,
  proposals: m.data_part_proposals,
  contacts: m.data_part_contacts,
  agreements: m.data_part_agreements,
  results: m.data_part_results,
  files: m.data_part_files,
  events: m.data_part_events,
}

/** What each field of a record is called. */
export const fieldName: Record<string, () => string> = {
  name: m.data_field_name,
  email: m.data_field_email,
  phone: m.data_field_phone,
  language: m.data_field_language,
  isAdmin: m.data_field_is_admin,
  createdAt: m.data_field_created_at,
  emailConfirmedAt: m.data_field_email_confirmed_at,
  mailStopped: m.data_field_mail_stopped,
  phoneConfirmedAt: m.data_field_phone_confirmed_at,
  phoneStoppedAt: m.data_field_phone_stopped_at,
  organisation: m.data_field_organisation,
  kind: m.data_field_kind,
  membership: m.data_field_membership,
  address: m.data_field_address,
  taxCode: m.data_field_tax_code,
  device: m.data_field_device,
  seenAt: m.data_field_seen_at,
  expiresAt: m.data_field_expires_at,
  end: m.data_field_end,
  help: m.help_history_help,
  checkedBy: m.data_field_checked_by,
  note: m.data_field_note,
  usedAt: m.data_field_used_at,
  calledAt: m.call_at,
  outcome: m.call_outcome,
  readAt: m.data_field_read_at,
  mail: m.data_field_mail,
  sentAt: m.data_field_sent_at,
  query: m.data_field_query,
  frequency: m.data_field_frequency,
  path: m.data_field_path,
  text: m.data_field_text,
  contact: m.data_field_contact,
  answeredAt: m.data_field_answered_at,
  status: m.data_field_status,
  publishedAt: m.data_field_published_at,
  closedAt: m.data_field_closed_at,
  headline: m.data_field_headline,
  introduction: m.data_field_introduction,
  feeNote: m.data_field_fee_note,
  submittedAt: m.data_field_submitted_at,
  version: m.data_field_version,
  scope: m.data_field_scope,
  approach: m.proposal_approach,
  people: m.proposal_people,
  provides: m.proposal_provides,
  validUntil: m.proposal_valid_until,
  changeNote: m.proposal_change_note,
  priceVnd: m.data_field_price_vnd,
  durationWeeks: m.data_field_duration_weeks,
  since: m.data_field_since,
  partner: m.data_field_partner,
  confirmedAt: m.data_field_confirmed_at,
  attachedAt: m.data_field_attached_at,
  code: m.data_field_code,
  reportedAt: m.data_field_reported_at,
  scheme: m.data_field_scheme,
  number: m.data_field_number,
  mediaType: m.data_field_media_type,
  size: m.data_field_size,
  at: m.data_field_at,
  event: m.data_field_event,
}

const mailName: Record<MailKind, () => string> = {
  'account.confirm_email': m.data_mail_account_confirm_email,
  'account.reset_password': m.data_mail_account_reset_password,
  'account.change_email': m.data_mail_account_change_email,
  'account.keep_email': m.data_mail_account_keep_email,
  'account.deleted': m.data_mail_account_deleted,
  'assisted.confirm': m.data_mail_assisted_confirm,
  'notification.told': m.data_mail_notification_told,
  'notification.digest': m.data_mail_notification_digest,
  'saved_search.found': m.data_mail_saved_search_found,
}

const phoneMessageName: Record<PhoneMessageKind, () => string> = {
  code: m.data_phone_message_code,
  need_code: m.data_phone_message_need_code,
  news: m.data_phone_message_news,
  security: m.data_phone_message_security,
}

const invitationEndText: Record<InvitationEnd, () => string> = {
  accepted: m.data_invitation_accepted,
  declined: m.data_invitation_declined,
  withdrawn: m.data_invitation_withdrawn,
}

const mailStopText: Record<MailStop, () => string> = {
  refused: m.data_stop_refused,
  disowned: m.data_stop_disowned,
}

/** Codes in words, by part and field. */
const codeText: Record<string, Record<string, () => string>> = {
  'account.language': languageText,
  'account.mailStopped': mailStopText,
  'organisations.kind': organisationKindText,
  'organisations.membership': membershipRoleText,
  'invitations.end': invitationEndText,
  'codes.help': helpText,
  'codes.checkedBy': checkText,
  'calls.outcome': callOutcomeText,
  'notifications.kind': kindName,
  'mail_choices.kind': kindName,
  'mail_choices.mail': mailChoiceText,
  'mails.kind': mailName,
  'phone_messages.kind': phoneMessageName,
  'saved_searches.kind': savedSearchKindText,
  'saved_searches.frequency': frequencyShort,
  'needs.status': needStatusText,
  'profiles.status': profileStatusText,
  'proposals.status': proposalText,
  'results.status': outcomeStatusText,
  'events.event': eventText,
}

const numberText: Record<string, (value: number) => string> = {
  priceVnd: formatVnd,
  durationWeeks: weeksText,
  size: formatFileSize,
}

/** A field's value as somebody reads it. */
export function valueText(part: DataPart, field: string, value: DataRecord[string]): string {
  if (value === null) return ''
  if (value instanceof Date) return formatMoment(value)
  if (typeof value === 'boolean') return value ? m.data_yes() : m.data_no()
  if (typeof value === 'number') return (numberText[field] ?? formatNumber)(value)
  return codeText[`${part}.${field}`]?.[value]?.() ?? value
}
