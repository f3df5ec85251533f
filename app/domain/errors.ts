/** Everything a command can refuse, by name. Words for each are in app/i18n/error-text.ts. */
export type ErrorCode =
  | 'not_found'
  | 'state_changed'
  | 'choice_unknown'
  | 'accounts.email_taken'
  | 'accounts.wrong_credentials'
  | 'accounts.wrong_password'
  | 'accounts.too_many_attempts'
  | 'accounts.terms_missing'
  | 'accounts.tax_code_length'
  | 'accounts.tax_code_not_digits'
  | 'accounts.tax_code_branch'
  | 'accounts.tax_code_personal'
  | 'accounts.commune_missing'
  | 'accounts.commune_elsewhere'
  | 'accounts.no_workspace'
  | 'accounts.owners_only'
  | 'accounts.own_interest'
  | 'profile.incomplete'
  | 'profile.check_end_past'
  | 'need.organisation_incomplete'
  | 'need.subjects_missing'
  | 'matching.subjects_too_light'
  | 'request.profile_unavailable'
  | 'request.too_many'
  | 'award.already_awarded'
  | 'proposal.date_past'
  | 'milestone.not_its_turn'
  | 'certificate.subject_without_certificate'
  | 'certificate.engagement_not_completed'
  | 'certificate.already_recorded'
  | 'certificate.issuer_is_consultant'
  | 'certificate.issued_in_future'
  | 'certificate.expiry_before_issue'
  | 'saved_search.too_many'
  | 'file.missing'
  | 'file.too_large'
  | 'file.wrong_kind'
  | 'file.storage_failed'

/**
 * A command's refusal. `field` names the form field it belongs to, where there is one.
 * `not_found` is also the answer for a record that is somebody else's.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: Record<string, string | number> = {},
    readonly field?: string,
  ) {
    super(code)
    this.name = 'DomainError'
  }
}

export const notFound = () => new DomainError('not_found')
