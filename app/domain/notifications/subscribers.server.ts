import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Tx } from '~db/connection'
import {
  engagements,
  interests,
  measures,
  messages,
  needGroupMembers,
  needGroups,
  needs,
  needSubjects,
  partnerships,
  proposals,
  proposalVersions,
  requests,
} from '~db/schema'
import { awaitedOf, trackOf } from '~/vocabulary/tracks'
import type { Recorded } from '../activity/events'
import { partsSeen } from '../needs/changed-parts'
import { partsIn } from '../needs/changes.server'
import { isNoted, isOpenPartnership } from '../proposals/lifecycle'
import { TOLD_ENDS } from '../proposals/waves'
import { lastWaves } from '../proposals/waves.server'
import type { About } from './kind'
import { kindOf, NOTIFICATION_KINDS, type NotificationKind, settledBy } from './kinds'
import { notify, settle } from './notify.server'
import { haveBothReviewed } from './review-waits.server'
import { checksSettledBy } from './self-check-waits.server'

/** Ids in an event's detail, by what they name; `moved`: of milestones. */
type Ids = Partial<Record<`${About}Id`, string>> & { moved?: readonly string[] }

/** Tells what an event tells, and makes no news of what it settles. */
export function tellOfEvent(tx: Tx, detail: object, event: Recorded) {
  const idsOf = (about: About) => recordsOf(tx, about, detail, event)
  for (const kind of settledBy(event.name)) settle(tx, [kind], idsOf(kindOf(kind).about))
  for (const kind of NOTIFICATION_KINDS) {
    if (!kindOf(kind).events?.includes(event.name)) continue
    for (const recordId of idsOf(kindOf(kind).about)) {
      if (!concerns(tx, kind, recordId, detail)) continue
      notify(tx, { kind, recordId, cause: `event ${event.id}`, by: event.userId })
    }
  }
}

/** The records of a sort that an event is about: the one that it names, else the account of who did it, the milestones that were moved, what is measured at the places of members, or every request, interest or partnership of its need. */
function recordsOf(tx: Tx, about: About, ids: Ids, { userId }: Recorded): string[] {
  if (about === 'selfCheck') return ids.selfCheckId ? checksSettledBy(tx, ids.selfCheckId) : []
  const named = ids[`${about}Id`] ?? (about === 'account' ? userId : null)
  if (named) return [named]
  if (about === 'milestone') return [...(ids.moved ?? [])]
  if (about === 'member') return membersConcerned(tx, ids)
  if (about === 'partnership') return partnershipsIn(tx, ids)
  if (about === 'measure') return membersMeasures(tx, ids)
  if ((about !== 'request' && about !== 'interest') || !ids.needId) return []
  const rows = about === 'request' ? requests : interests
  return tx
    .select({ id: rows.id })
    .from(rows)
    .where(eq(rows.needId, ids.needId))
    .all()
    .map(({ id }) => id)
}

/** What is measured at the places of members, of the engagement that an event names. */
const membersMeasures = (tx: Tx, { engagementId }: Ids): string[] =>
  tx
    .select({ id: measures.id })
    .from(measures)
    .where(and(eq(measures.engagementId, engagementId ?? ''), isNotNull(measures.memberId)))
    .all()
    .map(({ id }) => id)

/** The members of the group that an event names, or whose joint need it names. */
const membersConcerned = (tx: Tx, { groupId, needId }: Ids): string[] =>
  tx
    .select({ id: needGroupMembers.id })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(groupId ? eq(needGroups.id, groupId) : eq(needGroups.jointNeedId, needId ?? ''))
    .all()
    .map(({ id }) => id)

/**
 * What happens to a group is news for who is in it; the end of its joint need where the group ended with it. That it is to be formed is
 * its representative's news, everybody's where there is none.
 */
function concernsMember(tx: Tx, kind: NotificationKind, memberId: string, detail: object): boolean {
  const row = tx
    .select({
      status: needGroupMembers.status,
      organisationId: needGroupMembers.organisationId,
      lead: needGroups.leadOrganisationId,
      endReason: needGroups.endReason,
    })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(eq(needGroupMembers.id, memberId))
    .get()
  if (kind === 'group_asked') return true
  if (row?.status !== 'joined') return false
  if (kind === 'group_form_asked') return row.lead === null || row.lead === row.organisationId
  return kind !== 'group_ended' || 'groupId' in detail || row.endReason === 'need_closed'
}

/**
 * Of the requests and interests of a need that ended, which hear what: those without an answer, and those whose proposal was not chosen. That a need
 * changed is news for the open ones. What
 * Waves that end with enough who are interested ask for nothing. What the department noted down is told to whom it is an answer of. What
 * was answered for all is news for those who have yet to answer. Work asks for what it is to end in: a certificate, a measure or a document.
 * Reviews are shown once both sides have written. Of decisions on reported messages the writer hears where the message was hidden. What the
 * department decided on a delivery is told as its decision, what it asks for as what the work ends in. Of
 * partners those hear of the end who were asked or had agreed; the enterprise hears of one who left where it had read their name.
 */
function concerns(tx: Tx, kind: NotificationKind, recordId: string, detail: object): boolean {
  if (kind === 'request_ended') {
    const ended = and(eq(requests.id, recordId), eq(requests.status, 'closed'))
    return tx.select({ id: requests.id }).from(requests).where(ended).get() !== undefined
  }
  if (kind === 'interest_ended') {
    const ended = and(eq(interests.id, recordId), eq(interests.status, 'closed'), eq(interests.endedAt, needs.closedAt))
    const row = tx.select({ id: interests.id }).from(interests).innerJoin(needs, eq(needs.id, interests.needId))
    return row.where(ended).get() !== undefined
  }
  if (kind === 'waves_ended') return TOLD_ENDS.some((reason) => reason === lastWaves(recordId, tx)?.stopReason)
  if (kind === 'request_need_changed') {
    if (partsSeen(partsIn(detail)).length === 0) return false
    const open = and(eq(requests.id, recordId), inArray(requests.status, ['sent', 'proposed']))
    return tx.select({ id: requests.id }).from(requests).where(open).get() !== undefined
  }
  if (kind === 'answer_noted') {
    const request = tx.select().from(requests).where(eq(requests.id, recordId)).get()
    return request !== undefined && isNoted(request)
  }
  if (kind === 'question_answered') {
    const waiting = and(eq(requests.id, recordId), eq(requests.status, 'sent'))
    return tx.select({ id: requests.id }).from(requests).where(waiting).get() !== undefined
  }
  if (kind === 'proposal_not_chosen') {
    const declined = and(eq(proposals.requestId, recordId), eq(proposals.status, 'declined'))
    return tx.select({ id: proposals.id }).from(proposals).where(declined).get() !== undefined
  }
  if (kind === 'message_hidden') {
    const hidden = and(eq(messages.id, recordId), isNotNull(messages.hiddenReason))
    return tx.select({ id: messages.id }).from(messages).where(hidden).get() !== undefined
  }
  if (kind === 'need_ended_silently') {
    const silent = and(eq(needs.id, recordId), eq(needs.closeReason, 'no_answer'))
    return tx.select({ id: needs.id }).from(needs).where(silent).get() !== undefined
  }
  if (kind === 'milestone_decided') return 'by' in detail
  if (kind === 'milestone_accepted' || kind === 'milestone_returned') return !('by' in detail)
  if (kindOf(kind).about === 'member') return concernsMember(tx, kind, recordId, detail)
  if (kind === 'partnership_chosen') return offeredWith(tx, recordId)?.status === 'awarded'
  if (kind === 'partnership_ended') return endedWith(tx, recordId, detail)
  if (kind === 'proposal_partner_left') return namesPartner(tx, detail)
  if (kind === 'certificate_wanted') return awaitedIn(tx, recordId) === 'certificate'
  if (kind === 'review_shown') return haveBothReviewed(tx, recordId)
  if (kind === 'measure_wanted' || kind === 'measure_asked') return awaitedIn(tx, recordId) === 'measure'
  if (kind === 'result_asked') return awaitedIn(tx, recordId) !== 'measure'
  if (kind === 'document_wanted') return awaitedIn(tx, recordId) === 'document'
  return true
}

/** Of the request that is named, or of all of the need's. */
const partnershipsIn = (tx: Tx, { requestId, needId }: Ids): string[] =>
  requestId || needId
    ? tx
        .select({ id: partnerships.id })
        .from(partnerships)
        .innerJoin(requests, eq(requests.id, partnerships.requestId))
        .where(requestId ? eq(requests.id, requestId) : eq(requests.needId, needId!))
        .all()
        .map(({ id }) => id)
    : []

/** The proposal that stands with this partner, who is still in it. */
const offeredWith = (tx: Tx, partnershipId: string) =>
  tx
    .select({ status: proposals.status })
    .from(proposals)
    .innerJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .innerJoin(partnerships, eq(partnerships.id, proposalVersions.partnershipId))
    .where(and(eq(partnerships.id, partnershipId), eq(partnerships.status, 'agreed')))
    .get()

/** A request that came to nothing before its need ended told its partner then. */
function endedWith(tx: Tx, partnershipId: string, { requestId }: Ids): boolean {
  const row = tx
    .select({ status: partnerships.status, request: requests.status })
    .from(partnerships)
    .innerJoin(requests, eq(requests.id, partnerships.requestId))
    .where(eq(partnerships.id, partnershipId))
    .get()!
  const isOver = requestId === undefined && (row.request === 'declined' || row.request === 'withdrawn')
  return isOpenPartnership(row) && !isOver && offeredWith(tx, partnershipId)?.status !== 'awarded'
}

const namesPartner = (tx: Tx, { partnershipId }: Ids): boolean =>
  tx
    .select({ id: proposals.id })
    .from(proposals)
    .innerJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .where(and(eq(proposalVersions.partnershipId, partnershipId!), eq(proposals.status, 'submitted')))
    .get() !== undefined

/** What an engagement is to end in by the subjects of its need. */
const awaitedIn = (tx: Tx, engagementId: string) =>
  awaitedOf(
    tx
      .select({ code: needSubjects.subjectCode })
      .from(engagements)
      .innerJoin(needSubjects, eq(needSubjects.needId, engagements.needId))
      .where(eq(engagements.id, engagementId))
      .all()
      .flatMap(({ code }) => trackOf(code)?.result ?? []),
  )
