import { and, asc, count, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db, type Reader } from '~db/connection'
import { messageReports, messages, needs, organisations, profiles, requests, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { hasOwnInterest } from '../accounts/policy'
import { concernedByRequest } from '../engagement/concerned.server'
import { notFound } from '../errors'
import { filesOf } from '../files/record-files.server'
import { canOverseeProvince } from './policy'

const consultants = alias(organisations, 'consultants')
const writers = alias(users, 'writers')
const officers = alias(users, 'officers')

/** Reports about needs of the department's own province. */
function inProvinceOf(actor: Actor) {
  if (!canOverseeProvince(actor) || actor.provinceCode === null) throw notFound()
  return eq(needs.provinceCode, actor.provinceCode)
}

const listed = (reader: Reader = db) =>
  reader
    .select({
      id: messageReports.id,
      kind: messageReports.kind,
      note: messageReports.note,
      reportedAt: messageReports.reportedAt,
      reportedBy: messageReports.organisationId,
      decision: messageReports.decision,
      decisionReason: messageReports.decisionReason,
      decidedAt: messageReports.decidedAt,
      decidedBy: officers.name,
      messageId: messages.id,
      text: messages.text,
      sentAt: messages.sentAt,
      writer: writers.name,
      requestId: requests.id,
      needId: needs.id,
      enterpriseId: organisations.id,
      enterprise: organisations.name,
      consultantId: consultants.id,
      consultant: consultants.name,
    })
    .from(messageReports)
    .innerJoin(messages, eq(messages.id, messageReports.messageId))
    .innerJoin(writers, eq(writers.id, messages.userId))
    .innerJoin(requests, eq(requests.id, messages.requestId))
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .leftJoin(officers, eq(officers.id, messageReports.decidedBy))

/** What waits for a decision, oldest first. */
export const openReports = (actor: Actor) =>
  listed()
    .where(and(inProvinceOf(actor), isNull(messageReports.decision)))
    .orderBy(asc(messageReports.reportedAt))
    .all()

/** Decided ones that a page shows. */
const DECIDED_SHOWN = 50

/** What was decided last. */
export const decidedReports = (actor: Actor) =>
  listed()
    .where(and(inProvinceOf(actor), isNotNull(messageReports.decision)))
    .orderBy(desc(messageReports.decidedAt))
    .limit(DECIDED_SHOWN)
    .all()

/** One report, with the message that it is about and no other; `not_found` for who does not oversee it. */
export function reportOf(actor: Actor, reportId: string, reader: Reader = db) {
  const report = listed(reader)
    .where(and(inProvinceOf(actor), eq(messageReports.id, reportId)))
    .get()
  if (!report) throw notFound()
  const { enterpriseId } = report
  return {
    ...report,
    files: filesOf('message', [report.messageId], reader).get(report.messageId) ?? [],
    reporter: report.reportedBy === enterpriseId ? report.enterprise : report.consultant,
    isOwnMatter: hasOwnInterest(actor, concernedByRequest(reader, report.requestId)),
  }
}

export const countOpenReports = (actor: Actor): number =>
  db
    .select({ n: count() })
    .from(messageReports)
    .innerJoin(messages, eq(messages.id, messageReports.messageId))
    .innerJoin(requests, eq(requests.id, messages.requestId))
    .innerJoin(needs, eq(needs.id, requests.needId))
    .where(and(inProvinceOf(actor), isNull(messageReports.decision)))
    .get()!.n
