import { and, asc, desc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { communeOf, subjectList, subjectOf } from '~/vocabulary/reference.server'
import { documentOf, trackOf } from '~/vocabulary/tracks'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { engagements, files, needs, organisations, outcomes, profiles, resultDocuments, users } from '~db/schema'
import { enterpriseOf } from '../accounts/enterprise-of'
import type { Actor } from '../accounts/lifecycle'
import { VERIFICATION_DAYS } from '../certification/lifecycle'
import { canReadEvidence } from '../certification/policy'
import { inProvinceOf } from '../certification/queries.server'
import { addDays } from '../days'
import { milestonesOf } from '../engagement/queries.server'
import { notFound } from '../errors'
import { subjectsOfNeed } from '../needs/queries.server'
import { asSeen, type Seen } from '../seen'
import { recordedDocuments } from './document.server'
import { documentFlags, isSameDocument } from './flags'

const consultants = alias(organisations, 'consultants')
const reporters = alias(users, 'reporters')
const deciders = alias(users, 'deciders')

const everyDocument = () =>
  db
    .select({
      id: outcomes.id,
      status: outcomes.status,
      reportedAt: outcomes.reportedAt,
      reportedBy: reporters.name,
      decidedAt: outcomes.decidedAt,
      decidedBy: deciders.name,
      rejectReason: outcomes.rejectReason,
      checkedWith: outcomes.checkedWith,
      sameAsId: outcomes.sameAsId,
      engagementId: outcomes.engagementId,
      needId: needs.id,
      needText: needs.text,
      communeCode: needs.communeCode,
      enterprise: organisations.name,
      consultant: consultants.name,
      profileId: profiles.id,
      startedAt: engagements.startedAt,
      completedAt: engagements.completedAt,
      document: resultDocuments,
      file: { id: files.id, sha256: files.sha256, name: files.name, mediaType: files.mediaType, size: files.size },
    })
    .from(outcomes)
    .innerJoin(resultDocuments, eq(resultDocuments.id, outcomes.documentId))
    .innerJoin(files, eq(files.id, resultDocuments.evidenceFileId))
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .innerJoin(reporters, eq(reporters.id, outcomes.reportedBy))
    .leftJoin(deciders, eq(deciders.id, outcomes.decidedBy))

type Row = ReturnType<ReturnType<typeof everyDocument>['all']>[number]

/** With what the document is called, and by when the department is to decide. */
const named = (row: Row) => ({
  ...row,
  asked: documentOf(row.document.subjectCode)!,
  subject: subjectOf(row.document.subjectCode),
  commune: row.communeCode ? communeOf(row.communeCode) : undefined,
  reportedOn: dayOf(row.reportedAt),
  verifyBy: addDays(dayOf(row.reportedAt), VERIFICATION_DAYS),
})
export type DocumentOutcome = ReturnType<typeof named>

/** What was recorded of an engagement, in its order. */
export const documentsOf = (engagement: Seen<'engagement'>) =>
  everyDocument()
    .where(eq(outcomes.engagementId, engagement.id))
    .orderBy(asc(outcomes.reportedAt), asc(outcomes.id))
    .all()
    .map(named)

/** The documents of all of an enterprise's work, the last first. */
export const documentsOfEnterprise = (actor: Actor) =>
  everyDocument()
    .where(eq(engagements.organisationId, enterpriseOf(actor)))
    .orderBy(desc(resultDocuments.datedOn), asc(outcomes.id))
    .all()
    .map(named)

type Recorded = ReturnType<typeof recordedDocuments>

/** With what to look at before deciding. */
function withFlags(row: DocumentOutcome, all: Recorded) {
  const subjects = subjectsOfNeed(asSeen('need', { id: row.needId })).map(({ subjectCode }) => subjectCode)
  const work = { subjects, startedOn: dayOf(row.startedAt), completedOn: dayOf(row.completedAt!) }
  const others = all.filter(({ id }) => id !== row.document.id)
  return { ...row, flags: documentFlags(row.document, work, others) }
}

/** The department's worklist of documents: reported ones, oldest first. */
export function documentsToVerify(actor: Actor) {
  const all = recordedDocuments(db)
  return everyDocument()
    .where(and(inProvinceOf(actor), eq(outcomes.status, 'reported')))
    .orderBy(asc(outcomes.reportedAt))
    .all()
    .map((row) => withFlags(named(row), all))
}

/** Documents that the department decided on, the last first. */
export function decidedDocuments(actor: Actor, status: 'verified' | 'rejected') {
  const all = recordedDocuments(db)
  return everyDocument()
    .where(and(inProvinceOf(actor), eq(outcomes.status, status)))
    .orderBy(desc(outcomes.decidedAt))
    .all()
    .map((row) => ({ ...withFlags(named(row), all), decidedOn: dayOf(row.decidedAt!) }))
}

/** One reported document with all that a decision needs; `alike`: results of the officer's province that are the same document. */
export function documentOutcomeOf(actor: Actor, outcomeId: string) {
  const row = everyDocument()
    .where(and(inProvinceOf(actor), eq(outcomes.id, outcomeId)))
    .get()
  if (!row) throw notFound()
  const engagement = asSeen('engagement', { id: row.engagementId })
  const all = recordedDocuments(db)
  return {
    ...withFlags(named(row), all),
    milestones: milestonesOf([engagement]).get(engagement.id) ?? [],
    alike: all
      .filter(({ id, provinceCode }) => id !== row.document.id && provinceCode === actor.provinceCode)
      .filter((other) => isSameDocument(row.document, other))
      .map((other) => other.outcomeId),
  }
}

/** Subjects a document may be recorded for: those of the engagement's need first, then all that end in one. */
export function documentSubjects({ needId }: { needId: string }) {
  const asked = new Set(subjectsOfNeed(asSeen('need', { id: needId })).map(({ subjectCode }) => subjectCode))
  const ending = subjectList().filter(({ code }) => trackOf(code)?.result === 'document')
  return {
    asked: ending.filter(({ code }) => asked.has(code)),
    others: ending.filter(({ code }) => !asked.has(code)),
  }
}

/** What the page of an engagement shows of its documents: what was recorded, and what may be. */
export const documentsIn = (engagement: Seen<'engagement'> & { needId: string }) => ({
  documents: documentsOf(engagement),
  documentSubjects: documentSubjects(engagement),
})

/** Whether the actor is one of the two parties of a document, or the department that checks it. */
export function mayReadDocumentFile(actor: Actor, documentId: string): boolean {
  const row = db
    .select({
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
      provinceCode: outcomes.provinceCode,
    })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(eq(outcomes.documentId, documentId))
    .get()
  return row !== undefined && canReadEvidence(actor, row)
}
