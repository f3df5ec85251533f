import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db } from '~db/connection'
import { engagements, needFlow, needGroupMembers, needGroups, needs, organisations, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { sizeOf } from '../accounts/size-of.server'
import { decidedOutcomes, outcomesToLookAt } from '../certification/queries.server'
import { notFound } from '../errors'
import { decidedMeasures, measuresToVerify } from '../measures/queries.server'
import { resultStatus } from '../needs/queries.server'
import { recentCalls } from '../notifications/calls.server'
import { decidedDocuments, documentsToVerify } from '../result-documents/queries.server'
import { scopeOf } from './counting.server'

const consultants = alias(organisations, 'consultants')

/**
 * Everything that the department may read of an enterprise of its province: what it published, the work, results and groups, and whom the
 * department called. Not its drafts, self-checks and certificates that it wrote down for itself: those are its own (0040, 0042).
 */
export function enterpriseRecord(actor: Actor, organisationId: string) {
  const provinceCode = scopeOf(actor)
  const organisation = db
    .select()
    .from(organisations)
    .where(
      and(
        eq(organisations.id, organisationId),
        eq(organisations.kind, 'enterprise'),
        eq(organisations.provinceCode, provinceCode),
      ),
    )
    .get()
  if (!organisation) throw notFound()
  const published = db
    .select({
      id: needs.id,
      text: needs.text,
      status: needs.status,
      closeReason: needs.closeReason,
      publishedAt: needs.publishedAt,
      firstReplyAt: needFlow.repliedAt,
      engagementId: engagements.id,
      engagementStatus: engagements.status,
      consultant: consultants.name,
      profileId: profiles.id,
      startedAt: engagements.startedAt,
      result: resultStatus,
    })
    .from(needs)
    .leftJoin(needFlow, eq(needFlow.needId, needs.id))
    .leftJoin(engagements, eq(engagements.needId, needs.id))
    .leftJoin(profiles, eq(profiles.id, engagements.profileId))
    .leftJoin(consultants, eq(consultants.id, profiles.organisationId))
    .where(
      and(eq(needs.organisationId, organisationId), eq(needs.provinceCode, provinceCode), isNotNull(needs.publishedAt)),
    )
    .orderBy(desc(needs.publishedAt))
    .all()
  const own = new Set(published.map(({ id }) => id))
  const isOwn = ({ needId }: { needId: string }) => own.has(needId)
  /** Of the work for a group: in its name. */
  const isOwnPaper = ({ needId, certificate }: { needId: string; certificate: { holderId: string } }) =>
    own.has(needId) || certificate.holderId === organisationId
  return {
    organisation,
    size: sizeOf(organisation),
    needs: published,
    certificates: {
      reported: outcomesToLookAt(actor).filter(isOwnPaper),
      verified: decidedOutcomes(actor, 'verified').filter((one) => isOwnPaper(one) && one.sameAsId === null),
    },
    measures: {
      reported: measuresToVerify(actor).filter(isOwn),
      verified: decidedMeasures(actor, 'verified').filter(isOwn),
    },
    documents: {
      reported: documentsToVerify(actor).filter(isOwn),
      verified: decidedDocuments(actor, 'verified').filter((one) => isOwn(one) && one.sameAsId === null),
    },
    groups: db
      .select({ id: needGroups.id, subjectCode: needGroups.subjectCode, status: needGroups.status })
      .from(needGroupMembers)
      .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
      .where(and(eq(needGroupMembers.organisationId, organisationId), eq(needGroups.provinceCode, provinceCode)))
      .orderBy(desc(needGroups.createdAt))
      .all(),
    calls: recentCalls(actor, organisationId),
  }
}
