import { planGroupOf } from '~/vocabulary/plan-groups'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { needFlow } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { decidedOutcomes, outcomesToLookAt } from '../certification/queries.server'
import type { Day } from '../days'
import { decidedMeasures, measuresToVerify } from '../measures/queries.server'
import { decidedDocuments, documentsToVerify } from '../result-documents/queries.server'
import { inScope, scopeOf } from './counting.server'
import { type Scope, spanOf, UNKNOWN } from './scope'

type Result = { needId: string; communeCode: string | null }

/** By the result's own subject, the rows in which its need is counted, and the day. */
function within(actor: Actor, scope: Scope): (result: Result, subjectCode: string, day: Day) => boolean {
  const { year: _, quarter: __, subject, group, commune, ...rows } = scope
  const span = spanOf(scope)
  const needs = Object.values(rows).some(Boolean) ? needsInRows(actor, rows) : undefined
  return (result, subjectCode, day) =>
    (!span || (day >= dayOf(span.from) && day < dayOf(span.before))) &&
    (!subject || subjectCode === subject) &&
    (!group || (planGroupOf(subjectCode) ?? UNKNOWN) === group) &&
    (!commune || (result.communeCode ?? UNKNOWN) === commune) &&
    (!needs || needs.has(result.needId))
}

const needsInRows = (actor: Actor, rows: Scope) =>
  new Set(
    db
      .select({ needId: needFlow.needId })
      .from(needFlow)
      .where(inScope(scopeOf(actor), rows))
      .all()
      .map(({ needId }) => needId),
  )

/**
 * What the department decided, the last first, by the day of its decision (Vietnam time), each paper once. Figures of certificates
 * are counts of this list.
 */
export const decidedIn = (actor: Actor, status: 'verified' | 'rejected', scope: Scope) =>
  everyDecidedIn(actor, status, scope).filter(({ sameAsId }) => sameAsId === null)

/** Papers that were verified once more, of other work: they count where they were verified first. */
export const verifiedAgainIn = (actor: Actor, scope: Scope) =>
  everyDecidedIn(actor, 'verified', scope).filter(({ sameAsId }) => sameAsId !== null)

const everyDecidedIn = (actor: Actor, status: 'verified' | 'rejected', scope: Scope) => {
  const isIn = within(actor, scope)
  return decidedOutcomes(actor, status).filter((outcome) =>
    isIn(outcome, outcome.certificate.subjectCode, outcome.decidedOn),
  )
}

/** What waits for verification, the oldest first, by the day of the report. */
export const reportedIn = (actor: Actor, scope: Scope) => {
  const isIn = within(actor, scope)
  return outcomesToLookAt(actor).filter((outcome) => isIn(outcome, outcome.certificate.subjectCode, outcome.reportedOn))
}

/** The same of measures. */
export const measuresDecidedIn = (actor: Actor, status: 'verified' | 'rejected', scope: Scope) => {
  const isIn = within(actor, scope)
  return decidedMeasures(actor, status).filter((one) => isIn(one, one.measure.subjectCode, one.decidedOn))
}

export const measuresReportedIn = (actor: Actor, scope: Scope) => {
  const isIn = within(actor, scope)
  return measuresToVerify(actor).filter((one) => isIn(one, one.measure.subjectCode, one.reportedOn))
}

/** The same of documents: each counts once, where it was verified first. */
export const documentsDecidedIn = (actor: Actor, status: 'verified' | 'rejected', scope: Scope) =>
  everyDocumentDecidedIn(actor, status, scope).filter(({ sameAsId }) => sameAsId === null)

export const documentsVerifiedAgainIn = (actor: Actor, scope: Scope) =>
  everyDocumentDecidedIn(actor, 'verified', scope).filter(({ sameAsId }) => sameAsId !== null)

const everyDocumentDecidedIn = (actor: Actor, status: 'verified' | 'rejected', scope: Scope) => {
  const isIn = within(actor, scope)
  return decidedDocuments(actor, status).filter((one) => isIn(one, one.document.subjectCode, one.decidedOn))
}

export const documentsReportedIn = (actor: Actor, scope: Scope) => {
  const isIn = within(actor, scope)
  return documentsToVerify(actor).filter((one) => isIn(one, one.document.subjectCode, one.reportedOn))
}
