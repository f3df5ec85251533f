import type { Actor } from '../accounts/lifecycle'
import { decidedOutcomes, outcomesToLookAt } from '../certification/queries.server'
import type { Day } from '../days'
import { decidedMeasures, measuresToVerify } from '../measures/queries.server'
import { decidedDocuments, documentsToVerify } from '../result-documents/queries.server'
import { UNKNOWN_COMMUNE } from './figures'
import type { Scope } from './queries.server'

/** By the result's own subject, the need's commune, and the year of `day`. */
const isIn = (
  outcome: { communeCode: string | null },
  subjectCode: string,
  day: Day,
  { year, subject, commune }: Scope,
): boolean =>
  (!year || day.startsWith(`${year}-`)) &&
  (!subject || subjectCode === subject) &&
  (!commune || (outcome.communeCode ?? UNKNOWN_COMMUNE) === commune)

/**
 * What the department decided, the last first, by the day of its decision (Vietnam time), each paper once. Figures of certificates
 * are counts of this list.
 */
export const decidedIn = (actor: Actor, status: 'verified' | 'rejected', scope: Scope) =>
  everyDecidedIn(actor, status, scope).filter(({ sameAsId }) => sameAsId === null)

/** Papers that were verified once more, of other work: they count where they were verified first. */
export const verifiedAgainIn = (actor: Actor, scope: Scope) =>
  everyDecidedIn(actor, 'verified', scope).filter(({ sameAsId }) => sameAsId !== null)

const everyDecidedIn = (actor: Actor, status: 'verified' | 'rejected', scope: Scope) =>
  decidedOutcomes(actor, status).filter((outcome) =>
    isIn(outcome, outcome.certificate.subjectCode, outcome.decidedOn, scope),
  )

/** What waits for verification, the oldest first, by the day of the report. */
export const reportedIn = (actor: Actor, scope: Scope) =>
  outcomesToLookAt(actor).filter((outcome) => isIn(outcome, outcome.certificate.subjectCode, outcome.reportedOn, scope))

/** The same of measures. */
export const measuresDecidedIn = (actor: Actor, status: 'verified' | 'rejected', scope: Scope) =>
  decidedMeasures(actor, status).filter((one) => isIn(one, one.measure.subjectCode, one.decidedOn, scope))

export const measuresReportedIn = (actor: Actor, scope: Scope) =>
  measuresToVerify(actor).filter((one) => isIn(one, one.measure.subjectCode, one.reportedOn, scope))

/** The same of documents: each counts once, where it was verified first. */
export const documentsDecidedIn = (actor: Actor, status: 'verified' | 'rejected', scope: Scope) =>
  everyDocumentDecidedIn(actor, status, scope).filter(({ sameAsId }) => sameAsId === null)

export const documentsVerifiedAgainIn = (actor: Actor, scope: Scope) =>
  everyDocumentDecidedIn(actor, 'verified', scope).filter(({ sameAsId }) => sameAsId !== null)

const everyDocumentDecidedIn = (actor: Actor, status: 'verified' | 'rejected', scope: Scope) =>
  decidedDocuments(actor, status).filter((one) => isIn(one, one.document.subjectCode, one.decidedOn, scope))

export const documentsReportedIn = (actor: Actor, scope: Scope) =>
  documentsToVerify(actor).filter((one) => isIn(one, one.document.subjectCode, one.reportedOn, scope))
