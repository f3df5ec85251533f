import type { FileError } from './files/errors'
import type { AccountError } from './accounts/errors'
import type { AssistedError } from './assisted/errors'
import type { AlertError } from './alerts/errors'
import type { CertificationError } from './certification/errors'
import type { MeasureError } from './measures/errors'
import type { DocumentError } from './result-documents/errors'
import type { ConversationError } from './conversation/errors'
import type { DirectoryError } from './directory/errors'
import type { EngagementError } from './engagement/errors'
import type { ExportingError } from './exporting/errors'
import type { FollowUpError } from './follow-up/errors'
import type { GroupError } from './groups/errors'
import type { LeavingError } from './leaving/errors'
import type { MatchingError } from './matching/errors'
import type { NeedError } from './needs/errors'
import type { ProposalError } from './proposals/errors'
import type { ReportingError } from './reporting/errors'
import type { ReviewError } from './reviews/errors'
import type { SelfCheckError } from './self-check/errors'

/** Everything a command can refuse, by name. Words for each are in app/i18n/error-text.ts. */
export type ErrorCode =
  | 'not_found'
  | 'state_changed'
  | 'sent_before'
  | 'changed_meanwhile'
  | 'choice_unknown'
  | 'reason_given'
  | 'commune_unknown'
  | 'commune_several'
  | AccountError
  | DirectoryError
  | NeedError
  | AssistedError
  | MatchingError
  | ProposalError
  | GroupError
  | EngagementError
  | FollowUpError
  | ConversationError
  | CertificationError
  | MeasureError
  | DocumentError
  | ReviewError
  | SelfCheckError
  | ReportingError
  | AlertError
  | ExportingError
  | LeavingError
  | FileError

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
