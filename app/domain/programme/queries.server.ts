import { and, count, desc, eq, sql } from 'drizzle-orm'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { engagements, needFlow, needs, organisations, profiles } from '~db/schema'
import { homeProvince } from '~/vocabulary/province.server'
import type { Actor } from '../accounts/lifecycle'
import { countOpenReports } from '../conversation/reports.server'
import { countOpenEnquiries } from '../enquiries/queries.server'
import { outcomesToVerify } from '../certification/queries.server'
import { followUpRows } from '../follow-up/lists.server'
import { peopleToCall } from '../notifications/people-to-call.server'
import { profileIsPublic } from '../directory/queries.server'
import { entriesToFollow } from '../assisted/queries.server'
import { profilesToCheck } from '../directory/worklist.server'
import { proposedGroups } from '../groups/proposed-groups.server'
import { sharedTaxCodes } from '../directory/shared-tax-codes.server'
import { measuresToVerify } from '../measures/queries.server'
import { documentsToVerify } from '../result-documents/queries.server'
import { resultStatus } from '../needs/queries.server'
import { countOpenReviewReports } from '../reviews/reports.server'
import { textsToLookAt } from '../learning/queries.server'
import { condition, inScope, scopeOf } from './counting.server'
import type { RecordList } from './figures'
import type { Scope } from './scope'

/** What makes a need stand in a list of the actor's. */
export const isRecord = (actor: Actor, list: RecordList, scope: Scope) =>
  and(inScope(scopeOf(actor), scope), condition(list, scope))

/** The needs that a figure counts, newest first. */
export function needRecords(actor: Actor, list: RecordList, scope: Scope = {}) {
  return db
    .select({
      id: needs.id,
      text: needs.text,
      status: needs.status,
      publishedAt: needFlow.publishedAt,
      communeCode: needs.communeCode,
      organisationId: organisations.id,
      organisationName: organisations.name,
      firstReplyAt: needFlow.repliedAt,
      engagementId: engagements.id,
      engagementStatus: engagements.status,
      result: resultStatus,
    })
    .from(needFlow)
    .innerJoin(needs, eq(needs.id, needFlow.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .leftJoin(engagements, eq(engagements.needId, needs.id))
    .where(isRecord(actor, list, scope))
    .orderBy(desc(needFlow.publishedAt), needFlow.id)
    .all()
}

const countOf = (provinceCode: string, list: RecordList) =>
  db
    .select({ n: count() })
    .from(needFlow)
    .where(and(inScope(provinceCode, {}), condition(list, {})))
    .get()!.n

/** What waits for the department or needs its push, by kind: as many as the list has that the card opens. */
export function worklist(actor: Actor) {
  const province = scopeOf(actor)
  const countNeeds = (list: RecordList) => countOf(province, list)
  return {
    profiles: profilesToCheck(actor).waiting,
    outcomes: outcomesToVerify(actor).length + measuresToVerify(actor).length + documentsToVerify(actor).length,
    overdue: countNeeds('overdue'),
    unasked: countNeeds('unasked'),
    enquiries: countOpenEnquiries(actor),
    reports: countOpenReports(actor) + countOpenReviewReports(actor),
    texts: textsToLookAt(actor),
    taxCodes: sharedTaxCodes(actor).length,
    calls: peopleToCall(actor).length,
    followUps: followUpRows(actor).length,
    groups: proposedGroups(actor).length,
    assisted: entriesToFollow(actor),
  }
}

/** Years in which needs were published, newest first; of one commune where the actor sees no more. */
export function programmeYears(actor: Actor, { commune }: Scope = {}): number[] {
  const first = db
    .select({ at: sql<number | null>`min(${needFlow.publishedAt})` })
    .from(needFlow)
    .where(inScope(scopeOf(actor, { commune }), { commune }))
    .get()?.at
  const thisYear = Number(today().slice(0, 4))
  const firstYear = first ? new Date(first + 7 * 3_600_000).getUTCFullYear() : thisYear
  return Array.from({ length: thisYear - firstYear + 1 }, (_, index) => thisYear - index)
}

/** Figures anybody may see, on the home page, as of now. */
export function publicFigures() {
  const one = (list: RecordList) => countOf(homeProvince().code, list)
  const consultants = db.select({ n: count() }).from(profiles).where(profileIsPublic()).get()!.n
  return { consultants, needs: one('needs'), awarded: one('awarded'), certified: one('certified'), on: today() }
}
