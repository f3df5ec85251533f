import type { Actor } from '../accounts/lifecycle'
import { decidedOutcomes } from '../certification/queries.server'
import { UNKNOWN_COMMUNE } from './figures'
import type { Scope } from './queries.server'

/**
 * What the department decided, the last first: by the year of its decision (Vietnam time), the certificate's own subject and the
 * need's commune. Figures of certificates are counts of this list.
 */
export const decidedIn = (actor: Actor, status: 'verified' | 'rejected', { year, subject, commune }: Scope) =>
  decidedOutcomes(actor, status).filter(
    (outcome) =>
      (!year || outcome.decidedOn.startsWith(`${year}-`)) &&
      (!subject || outcome.certificate.subjectCode === subject) &&
      (!commune || (outcome.communeCode ?? UNKNOWN_COMMUNE) === commune),
  )
