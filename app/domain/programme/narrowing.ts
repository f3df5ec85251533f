import type { CertificateStanding } from '../certification/lifecycle'
import type { EvidenceLevel } from '../measures/lifecycle'

/** What results are, each kind with its list. */
export const LISTED_RESULTS = ['certificate', 'measure', 'document'] as const
export type ListedResult = (typeof LISTED_RESULTS)[number]

export const STANDINGS = ['active', 'suspended', 'withdrawn', 'ended'] as const satisfies readonly CertificateStanding[]

/** Which of some results are listed: of a kind, of certificates how they stand today and whose they are, of measures what and how sure. */
export type Narrowing = {
  kind?: ListedResult
  standing?: CertificateStanding
  body?: string
  indicator?: string
  level?: EvidenceLevel
}
