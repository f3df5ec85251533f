import { and, eq, gte, inArray, isNotNull, isNull, lt, max, notExists, or } from 'drizzle-orm'
import { dayOf, today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import {
  engagements,
  matches,
  milestones,
  needs,
  needGroupMembers,
  needGroups,
  outcomes,
  profiles,
  proposals,
  requests,
  waves,
} from '~db/schema'
import { VERIFICATION_DAYS } from '../certification/lifecycle'
import { addDays, type Day, startOf } from '../days'
import { profileIsPublic } from '../directory/queries.server'
import { groupBy } from '../group-by'
import { agreementsToConfirm } from '../engagement/agreement-waits.server'
import { CHANGE_REMINDER_DAYS, otherSide } from '../engagement/lifecycle'
import { currentMilestones } from '../engagement/next-step'
import { openPauses } from '../engagement/pauses.server'
import { unansweredChanges } from '../engagement/plan.server'
import { awaitedDeliveries } from '../engagement/unseen.server'
import { groupsToForm } from '../groups/queries.server'
import { MATCHES_SHOWN, newSince } from '../matching/lifecycle'
import { addWorkingDays } from '../working-days'
import type { Reader } from './kind'
import { type CalendarKind, notificationKinds } from './kinds'
import { stepReached } from './ladder'
import { documentsToVerify, documentsWanted } from './document-waits.server'
import { measuresToFollow, measuresToVerify } from './measure-waits.server'
import { notify } from './notify.server'
import { papersEnding, papersLookedAt, papersOfOldEdition } from './paper-waits.server'
import * as works from './work-waits.server'
import { reviewsShownByDay, reviewsWanted } from './review-waits.server'
import { checksToRepeat } from './self-check-waits.server'

/** What a reminder counts its steps from. `since` tells one wait of a record from the next; `only`: which of its readers is waited for. */
type Wait = { recordId: string; day: Day; since?: string; only?: Reader }

/** Tells whoever something waits for, by the calendar: of each ladder the last step that was reached, once. */
export function remind() {
  transact((tx) => {
    for (const [kind, waits] of Object.entries(waiting) as [CalendarKind, (tx: Tx) => Wait[]][]) {
      for (const { recordId, day, since = '', only } of waits(tx)) {
        const step = stepReached(day, notificationKinds[kind].ladder, today())
        if (step === undefined) continue
        notify(tx, { kind, recordId, cause: `${recordId} ${day} ${step} ${since}`.trim(), by: null, only })
      }
    }
  })
}

const openRequests = (tx: Tx): Wait[] =>
  tx
    .select({ recordId: requests.id, dueAt: requests.dueAt })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .where(and(eq(requests.status, 'sent'), eq(needs.status, 'published')))
    .all()
    .map(({ recordId, dueAt }) => ({ recordId, day: dayOf(dueAt) }))

/** Groups that gather, for which the need may wait. */
const groupsBeside = (tx: Tx) =>
  tx
    .select({ id: needGroupMembers.id })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(
      and(
        eq(needGroupMembers.needId, needs.id),
        inArray(needGroupMembers.status, ['asked', 'joined']),
        eq(needGroups.status, 'gathering'),
      ),
    )

/** Open needs for which nobody was asked and that wait for no group: from the day on which they were published, or opened again. */
const unaskedNeeds = (tx: Tx): Wait[] =>
  tx
    .select({ recordId: needs.id, publishedAt: needs.publishedAt, reopenedAt: needs.reopenedAt })
    .from(needs)
    .leftJoin(requests, eq(requests.needId, needs.id))
    .where(and(eq(needs.status, 'published'), isNull(requests.id), notExists(groupsBeside(tx))))
    .all()
    .map(({ recordId, publishedAt, reopenedAt }) => ({ recordId, day: dayOf(reopenedAt ?? publishedAt!) }))

/** Open needs with no open request whose list others joined lately, near its top: from the day on which the last of them did. */
const needsWithNewConsultants = (tx: Tx): Wait[] =>
  tx
    .select({ recordId: needs.id, last: max(matches.addedAt) })
    .from(needs)
    .innerJoin(matches, eq(matches.needId, needs.id))
    .innerJoin(profiles, eq(profiles.id, matches.profileId))
    .where(
      and(
        eq(needs.status, 'published'),
        gte(matches.addedAt, startOf(newSince(today()))),
        lt(matches.position, MATCHES_SHOWN),
        profileIsPublic(),
        notExists(tx.select({ id: requests.id }).from(requests).where(isAskedFor)),
      ),
    )
    .groupBy(needs.id)
    .all()
    .map(({ recordId, last }) => ({ recordId, day: dayOf(last!) }))

/** A request for the need that is open, or one to the consultant, who is known then. */
const isAskedFor = and(
  eq(requests.needId, needs.id),
  or(inArray(requests.status, ['sent', 'proposed']), eq(requests.profileId, matches.profileId)),
)

/** Where they go on the next consultants are invited. */
const wavesThatGoOn = (tx: Tx) =>
  tx
    .select({ id: waves.id })
    .from(waves)
    .where(and(eq(waves.needId, needs.id), isNull(waves.stoppedAt)))

/** Open needs whose consultants were all asked in vain: from the day on which the last of them answered, should have, or was asked no more, or on which it was opened again. */
function unansweredNeeds(tx: Tx): Wait[] {
  const asked = tx
    .select({
      needId: requests.needId,
      status: requests.status,
      dueAt: requests.dueAt,
      answeredAt: requests.answeredAt,
      withdrawnAt: requests.withdrawnAt,
      reopenedAt: needs.reopenedAt,
    })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .where(and(eq(needs.status, 'published'), notExists(wavesThatGoOn(tx))))
    .all()
  return [...groupBy(asked, ({ needId }) => needId)]
    .filter(([, sent]) => sent.every(({ status }) => status !== 'proposed'))
    .map(([recordId, sent]) => ({
      recordId,
      day: sent
        .flatMap(({ dueAt, answeredAt, withdrawnAt, reopenedAt }) => [
          dayOf(answeredAt ?? withdrawnAt ?? dueAt),
          ...(reopenedAt ? [dayOf(reopenedAt)] : []),
        ])
        .sort()
        .at(-1)!,
      since: `of ${sent.length}`,
    }))
}

/** Needs whose proposals wait for a choice: from the day of the last one. */
const needsToChoose = (tx: Tx): Wait[] =>
  tx
    .select({ recordId: proposals.needId, last: max(proposals.submittedAt) })
    .from(proposals)
    .innerJoin(needs, eq(needs.id, proposals.needId))
    .where(and(eq(proposals.status, 'submitted'), eq(needs.status, 'published')))
    .groupBy(proposals.needId)
    .all()
    .map(({ recordId, last }) => ({ recordId, day: dayOf(last!) }))

/** The milestones that each running engagement is at, unless it rests. */
function milestonesAt(tx: Tx) {
  const rows = tx
    .select({
      id: milestones.id,
      engagementId: milestones.engagementId,
      position: milestones.position,
      status: milestones.status,
      dueOn: milestones.dueOn,
      memberId: milestones.memberId,
    })
    .from(milestones)
    .innerJoin(engagements, eq(engagements.id, milestones.engagementId))
    .where(eq(engagements.status, 'active'))
    .all()
  const pauses = openPauses(tx)
  return [...groupBy(rows, ({ engagementId }) => engagementId)].flatMap(([id, own]) =>
    pauses.has(id) ? [] : currentMilestones(own),
  )
}

const milestonesToDeliver = (tx: Tx): Wait[] =>
  milestonesAt(tx)
    .filter(({ status }) => status === 'planned' || status === 'returned')
    .map(({ id, dueOn }) => ({ recordId: id, day: dueOn! }))

const milestonesToAccept = (tx: Tx): Wait[] =>
  awaitedDeliveries(tx).map(({ milestoneId, since }) => ({ recordId: milestoneId, day: since }))

const agreementsOfOneSide = (tx: Tx): Wait[] =>
  agreementsToConfirm(tx).map(({ engagementId, textId, day, side }) => ({
    recordId: engagementId,
    day,
    since: textId,
    only: side,
  }))

/** Changes that wait for the other side's answer: from the day on which it is reminded, which the last for an answer may come before. */
const changesToAnswer = (tx: Tx): Wait[] =>
  unansweredChanges(tx, 'waiting').map(({ id, side, dueOn, proposedAt }) => {
    const day = addWorkingDays(dayOf(proposedAt), CHANGE_REMINDER_DAYS)
    return { recordId: id, day: day < dueOn ? day : dueOn, only: otherSide(side) }
  })

/** Changes whose day for an answer ended. */
const changesUnanswered = (tx: Tx): Wait[] =>
  unansweredChanges(tx, 'lapsed').map(({ id, side, dueOn }) => ({ recordId: id, day: dueOn, only: side }))

const outcomesToVerify = (tx: Tx): Wait[] =>
  tx
    .select({ recordId: outcomes.id, reportedAt: outcomes.reportedAt })
    .from(outcomes)
    .where(and(eq(outcomes.status, 'reported'), isNotNull(outcomes.certificateId)))
    .all()
    .map(({ recordId, reportedAt }) => ({ recordId, day: addDays(dayOf(reportedAt), VERIFICATION_DAYS) }))

const checksEnding = (tx: Tx): Wait[] =>
  tx
    .select({ recordId: profiles.id, day: profiles.checkedUntil })
    .from(profiles)
    .where(and(eq(profiles.status, 'published'), isNotNull(profiles.checkedUntil)))
    .all()
    .map(({ recordId, day }) => ({ recordId, day: day! }))

/** Enterprises that have not said whether they join a group. */
const membersToAnswer = (tx: Tx): Wait[] =>
  tx
    .select({ recordId: needGroupMembers.id, day: needGroups.dueOn })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(and(eq(needGroupMembers.status, 'asked'), eq(needGroups.status, 'gathering')))
    .all()

/** Groups that are not formed yet: from the last day for an answer. */
const groupsGathering = (tx: Tx): Wait[] =>
  tx
    .select({ recordId: needGroups.id, day: needGroups.dueOn })
    .from(needGroups)
    .where(eq(needGroups.status, 'gathering'))
    .all()

/** Groups that a representative may form: the last day to do so. */
const groupsBeingFormed = (tx: Tx): Wait[] =>
  groupsToForm(tx).map(({ group, dueOn }) => ({ recordId: group.id, day: dueOn }))

const waiting: { readonly [K in CalendarKind]: (tx: Tx) => Wait[] } = {
  request_due: openRequests,
  request_late: openRequests,
  need_unasked: unaskedNeeds,
  need_new_consultants: needsWithNewConsultants,
  need_unanswered: unansweredNeeds,
  proposals_wait: needsToChoose,
  agreement_waits: agreementsOfOneSide,
  change_waits: changesToAnswer,
  change_lapsed: changesUnanswered,
  milestone_waits: milestonesToAccept,
  milestone_due: milestonesToDeliver,
  milestone_late: milestonesToDeliver,
  pause_ending: works.pausesEnding,
  end_waits: works.endsToAnswer,
  end_unanswered: works.endsUnanswered,
  delivery_unseen: works.deliveriesUnseen,
  dispute_unheard: works.disputesUnheard,
  dispute_late: works.disputesToMediate,
  payment_waits: works.paymentsToConfirm,
  certificate_waits: outcomesToVerify,
  measure_waits: measuresToVerify,
  document_waits: documentsToVerify,
  document_due: documentsWanted,
  measure_six: measuresToFollow('six'),
  measure_twelve: measuresToFollow('twelve'),
  paper_ending: papersEnding,
  paper_surveillance: papersLookedAt,
  paper_edition: papersOfOldEdition,
  review_wanted_enterprise: reviewsWanted('enterprise'),
  review_wanted_consultant: reviewsWanted('consultant'),
  review_shown: reviewsShownByDay,
  self_check_due: checksToRepeat,
  check_ending: checksEnding,
  group_due: membersToAnswer,
  group_waits: groupsGathering,
  group_form_due: groupsBeingFormed,
}
