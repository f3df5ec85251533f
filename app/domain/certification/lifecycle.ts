import type { Day } from '../days'
import type { Transitions } from '../lifecycle'
import { isOverdue } from '../overdue'

export const OUTCOME_STATUSES = ['reported', 'verified', 'rejected'] as const
export type OutcomeStatus = (typeof OUTCOME_STATUSES)[number]

/** A rejected outcome may be reported again with better evidence; only verified ones count. */
export const outcomeTransitions = {
  reported: ['verified', 'rejected'],
  rejected: ['reported'],
  verified: [],
} as const satisfies Transitions<OutcomeStatus>

/** What a certificate was compared with before it counts, the surest first. */
export const CHECKED_WITH = ['asked_body', 'body_register', 'original', 'copy'] as const
export type CheckedWith = (typeof CHECKED_WITH)[number]

/** What became of a certificate since it was issued; that its time is over follows from its day. */
export const CERTIFICATE_STATUSES = ['active', 'suspended', 'withdrawn'] as const
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number]

/** What a body withdrew stays so, another paper is another certificate: only what was written down by mistake is put right. */
export const certificateTransitions = {
  active: ['suspended', 'withdrawn'],
  suspended: ['active', 'withdrawn'],
  withdrawn: ['active'],
} as const satisfies Transitions<CertificateStatus>

/** How a certificate stands on a day: `ended` from the day after its last one. */
export function certificateStanding(
  { status, expiresOn }: { status: CertificateStatus; expiresOn: Day | null },
  today: Day,
): CertificateStatus | 'ended' {
  return status !== 'withdrawn' && expiresOn !== null && isOverdue(expiresOn, today) ? 'ended' : status
}
export type CertificateStanding = ReturnType<typeof certificateStanding>

/** Days within which the department is expected to verify a reported outcome. */
export const VERIFICATION_DAYS = 10

/** Certificates of one piece of work: one for each member of a group and each of several subjects. */
export const MAX_CERTIFICATES = 30
