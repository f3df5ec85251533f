import type { Actor } from '../accounts/lifecycle'
import { decidedOutcomes, outcomesToVerify } from '../certification/queries.server'
import type { Day } from '../days'
import { UNKNOWN_COMMUNE } from './figures'
import type { Scope } from './queries.server'

/** By the certificate's own subject, the need's commune, and the year of `day`. */
const isIn =
  ({ year, subject, commune }: Scope) =>
  (outcome: { communeCode: string | null; certificate: { subjectCode: string } }, day: Day): boolean =>
    (!year || day.startsWith(`${year}-`)) &&
    (!subject || outcome.certificate.subjectCode === subject) &&
    (!commune || (outcome.communeCode ?? UNKNOWN_COMMUNE) === commune)

/**
 * What the department decided, the last first, by the day of its decision (Vietnam time). Figures of certificates are counts of
 * this list.
 */
export const decidedIn = (actor: Actor, status: 'verified' | 'rejected', scope: Scope) =>
  decidedOutcomes(actor, status).filter((outcome) => isIn(scope)(outcome, outcome.decidedOn))

/** What waits for verification, the oldest first, by the day of the report. */
export const reportedIn = (actor: Actor, scope: Scope) =>
  outcomesToVerify(actor).filter((outcome) => isIn(scope)(outcome, outcome.reportedOn))
