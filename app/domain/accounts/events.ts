import { z } from 'zod'
import { DATA_FORMATS, IDENTITY_CHECKS, MAIL_LANGUAGES, MEMBERSHIP_ROLES } from './lifecycle'

export const accountEvents = {
  /** By a person who agreed to an edition of the terms, or by the operator. */
  'account.created': z.union([z.strictObject({ terms: z.string() }), z.strictObject({ by: z.literal('operator') })]),
  'account.joined': z.strictObject({ by: z.literal('operator') }),
  'account.password_changed': z.strictObject({}),
  /** Signed in with a browser that never did before. */
  'account.new_device': z.strictObject({}),
  'account.reset_asked': z.strictObject({}),
  'account.password_reset': z.strictObject({}),
  /** An officer gave the account a code for a new password. */
  'account.code_issued': z.strictObject({ accountId: z.string(), checkedBy: z.enum(IDENTITY_CHECKS) }),
  'account.second_step_on': z.strictObject({}),
  'account.second_step_off': z.strictObject({}),
  /** An officer removed it for somebody who lost the telephone. */
  'account.second_step_removed': z.strictObject({ accountId: z.string(), checkedBy: z.enum(IDENTITY_CHECKS) }),
  'account.passkey_added': z.strictObject({}),
  'account.passkey_renamed': z.strictObject({}),
  'account.passkey_removed': z.strictObject({}),
  'account.recovery_codes_made': z.strictObject({}),
  'account.recovery_code_used': z.strictObject({}),
  'account.confirmation_asked': z.strictObject({}),
  'account.email_change_asked': z.strictObject({}),
  'account.email_changed': z.strictObject({}),
  /** Whoever reads at the address before said that the change was not theirs. */
  'account.email_kept': z.strictObject({}),
  'account.phone_changed': z.strictObject({}),
  'account.phone_code_asked': z.strictObject({}),
  'account.phone_confirmed': z.strictObject({}),
  /** The number takes no messages: nothing more is sent there. */
  'account.phone_stopped': z.strictObject({}),
  'account.signed_out_elsewhere': z.strictObject({}),
  'account.email_confirmed': z.strictObject({}),
  /** Whoever reads at the address said that the account is not theirs. */
  'account.email_disowned': z.strictObject({}),
  /** The address's server refused our mails: nothing more is sent there. */
  'account.mail_stopped': z.strictObject({}),
  'account.language_chosen': z.strictObject({ language: z.enum(MAIL_LANGUAGES) }),
  'account.data_taken': z.strictObject({ format: z.enum(DATA_FORMATS) }),
  'account.deleted': z.strictObject({}),
  'membership.invited': z.strictObject({ invitationId: z.string(), organisationId: z.string() }),
  'membership.invitation_withdrawn': z.strictObject({ invitationId: z.string() }),
  'membership.accepted': z.strictObject({ invitationId: z.string(), organisationId: z.string() }),
  'membership.declined': z.strictObject({ invitationId: z.string(), organisationId: z.string() }),
  'membership.changed': z.strictObject({
    accountId: z.string(),
    organisationId: z.string(),
    role: z.enum(MEMBERSHIP_ROLES),
  }),
  'membership.ended': z.strictObject({ accountId: z.string(), organisationId: z.string() }),
  'organisation.changed': z.strictObject({ organisationId: z.string() }),
}
