import { and, eq, inArray, isNotNull, isNull, lt, notExists } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { dayOf, today } from '~db/clock'
import { db } from '~db/connection'
import { interests, needs, organisations, profiles, proposals, proposalVersions, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { addDays, type Day } from '../days'
import { isPaused } from '../directory/lifecycle'
import { notFound } from '../errors'
import { groupBy } from '../group-by'
import { groupsToForm } from '../groups/queries.server'
import { SILENT_DAYS } from '../needs/lifecycle'
import { canFollowUp } from '../needs/policy'
import { askableFrom, isSilent } from '../needs/silent-needs.server'
import { askedOf } from '../needs/steps.server'
import { isOverdue } from '../overdue'
import { remindableFrom } from '../proposals/lifecycle'
import { leftToInvite } from '../proposals/waves.server'
import { addWorkingDays } from '../working-days'
import { askedAgainFrom, assigneeIn, entriesOfNeeds, entriesByRecord, type Entry, officersOf } from './journal.server'
import {
  firstDay,
  FOLLOW_UP_DAYS,
  FOLLOW_UP_KINDS,
  type Followed,
  type FollowUpKind,
  isPush,
  LONG_NO_REPLY_DAYS,
  MANY_UNANSWERED,
  NO_REPLY_DAYS,
} from './lifecycle'

/**
 * `since`: what it waits since; `listedOn`: the day on which it came onto the list; `helpFrom`: from which on its button can be pressed;
 * null: no more.
 */
type Waiting = { since: Day; listedOn: Day; helpFrom: Day | null | ((entries: readonly Entry[]) => Day | null) }

/** An invitation, or the offer upon it, for which its need stands on the list. */
type Part = Waiting & { requestId: string; consultant: string }

type Found = Waiting & {
  kind: FollowUpKind
  about: Followed
  recordId: string
  needText: string | null
  enterprise: string | null
  consultant: string | null
  subject?: string
  /** Of a need, where it stands for them: each waits by itself. */
  parts: Part[]
  /** Invitations without a reply, of a consultant. */
  unanswered?: number
}

export type FollowUpRow = ReturnType<typeof withJournal>[number]
export type FollowUpPart = FollowUpRow['parts'][number]

/**
 * What waits too long in the actor's province, kind by kind, the longest waiting first: a need, or a consultant, once a kind. Whatever
 * counts it counts these rows. Throws `not_found` for other roles.
 */
export function followUpRows(actor: Actor): FollowUpRow[] {
  const { provinceCode } = actor
  if (provinceCode === null || !canFollowUp(actor, { provinceCode })) throw notFound()
  const quiet = invitationsWithoutReply(provinceCode)
  const found = [
    ...withoutReply(quiet),
    ...needsWithoutCandidates(provinceCode),
    ...withManyUnanswered(quiet),
    ...lapsedOffers(provinceCode),
    ...silentNeeds(provinceCode),
    ...unformedGroups(provinceCode),
  ]
  return withJournal(actor, found).sort(
    (a, b) =>
      FOLLOW_UP_KINDS.indexOf(a.kind) - FOLLOW_UP_KINDS.indexOf(b.kind) ||
      a.since.localeCompare(b.since) ||
      a.recordId.localeCompare(b.recordId),
  )
}

/**
 * With what officers did: what was done last, whose it is, and whether it has waited too long for the department: for the first of its
 * parts. What was done about a need, an introduction above all, was done about each.
 */
function withJournal(actor: Actor, found: readonly Found[]) {
  const ofProfiles = entriesByRecord(found.filter(({ about }) => about === 'profile').map(({ recordId }) => recordId))
  const ofNeeds = entriesOfNeeds(found.filter(({ about }) => about === 'need').map(({ recordId }) => recordId))
  const officers = officersOf(actor)
  return found.map(({ listedOn, helpFrom, parts, ...row }) => {
    const all = (row.about === 'need' ? ofNeeds : ofProfiles).get(row.recordId) ?? []
    const ofRow = all.filter((entry) => entry.recordId === row.recordId || entry.act === 'introduced')
    const ofPart = (part: Part) => all.filter((entry) => entry.recordId === part.requestId || ofRow.includes(entry))
    const standings = parts.map((part) => standingOf(part, ofPart(part)))
    const waiting = parts.length > 0 ? standings : [standingOf({ ...row, listedOn, helpFrom }, ofRow)]
    const dueOn = waiting.map((one) => one.dueOn).sort()[0]!
    const mine = all.filter((entry) => ofRow.includes(entry) || parts.some((part) => ofPart(part).includes(entry)))
    return {
      ...row,
      parts: parts.map(({ requestId, consultant, since }, place) => {
        return { requestId, consultant, since, helpFrom: standings[place]!.helpFrom }
      }),
      dueOn,
      isLate: isOverdue(dueOn, today()),
      helpFrom: firstDay(waiting.map((one) => one.helpFrom)),
      last: mine.findLast(({ act }) => isPush(act)) ?? null,
      notes: mine.filter(({ act }) => act === 'note').length,
      assignee: assigneeIn(mine, officers),
    }
  })
}

function standingOf({ listedOn, helpFrom }: Waiting, entries: readonly Entry[]) {
  const last = entries.findLast(({ act }) => isPush(act))
  const waitsFor = [listedOn, ...(last ? [dayOf(last.at)] : [])].sort().at(-1)!
  const from = typeof helpFrom === 'function' ? helpFrom(entries) : helpFrom
  // Nobody is late with what they may not do yet.
  const dueOn = [addWorkingDays(waitsFor, FOLLOW_UP_DAYS), ...(from && from > today() ? [from] : [])].sort().at(-1)!
  return { dueOn, helpFrom: from }
}

const consultants = alias(organisations, 'consultants')
const openIn = (provinceCode: string) => and(eq(needs.status, 'published'), eq(needs.provinceCode, provinceCode))

type Quiet = ReturnType<typeof invitationsWithoutReply>[number]

/** Invitations to which nothing was said for NO_REPLY_DAYS, no interest either. */
const invitationsWithoutReply = (provinceCode: string) =>
  db
    .select({
      request: requests,
      needText: needs.text,
      enterprise: organisations.name,
      consultant: consultants.name,
      profile: profiles,
    })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .where(and(openIn(provinceCode), eq(requests.status, 'sent'), isNull(requests.interestedAt)))
    .all()
    .map((row) => ({ ...row, sentOn: dayOf(row.request.sentAt) }))
    .filter(({ sentOn }) => isOver(sentOn, NO_REPLY_DAYS))

const isOver = (day: Day, workingDays: number) => isOverdue(addWorkingDays(day, workingDays), today())
const afterDays = (day: Day, workingDays: number) => addDays(addWorkingDays(day, workingDays), 1)

/** Needs with invitations without a reply: those of a need that wait long, and the others. */
const withoutReply = (quiet: readonly Quiet[]): Found[] =>
  (['no_reply', 'long_no_reply'] as const).flatMap((kind) =>
    needsFor(
      kind,
      quiet
        .filter(({ sentOn }) => isOver(sentOn, LONG_NO_REPLY_DAYS) === (kind === 'long_no_reply'))
        .map(({ request, sentOn, ...row }) => ({
          ...row,
          needId: request.needId,
          requestId: request.id,
          since: sentOn,
          listedOn: afterDays(sentOn, kind === 'no_reply' ? NO_REPLY_DAYS : LONG_NO_REPLY_DAYS),
          helpFrom: remindableFrom({ ...askedOf(request), reminders: request.reminders }),
        })),
    ),
  )

type PartOfNeed = Part & { needId: string; needText: string; enterprise: string }

/** One row a need, of what it stands for, the longest waiting first. */
const needsFor = (kind: FollowUpKind, waiting: readonly PartOfNeed[]): Found[] =>
  [...groupBy(waiting, ({ needId }) => needId)].map(([recordId, own]) => {
    const parts = [...own].sort(
      (a, b) => a.since.localeCompare(b.since) || a.consultant.localeCompare(b.consultant, 'vi'),
    )
    const { needText, enterprise, since, listedOn, helpFrom } = parts[0]!
    return { ...asNeed, kind, recordId, needText, enterprise, since, listedOn, helpFrom, parts }
  })

/** Consultants who can still be invited, by what they have left unanswered. */
const withManyUnanswered = (quiet: readonly Quiet[]): Found[] =>
  [...groupBy(quiet, ({ profile }) => profile.id)]
    .filter(([, own]) => own.length >= MANY_UNANSWERED && !isPaused(own[0]!.profile, today()))
    .map(([recordId, own]) => {
      const days = own.map(({ sentOn }) => sentOn).sort()
      return {
        kind: 'many_unanswered',
        about: 'profile',
        recordId,
        parts: [],
        needText: null,
        enterprise: null,
        consultant: own[0]!.consultant,
        since: days[0]!,
        listedOn: afterDays(days[MANY_UNANSWERED - 1]!, NO_REPLY_DAYS),
        unanswered: own.length,
        helpFrom: today(),
      }
    })

const asNeed = { about: 'need' as const, consultant: null, parts: [] }

/** Open needs for which nobody is asked or waits, and whose list has nobody left who could be. */
function needsWithoutCandidates(provinceCode: string): Found[] {
  const ofNeed = <T extends typeof requests | typeof interests>(table: T) => eq(table.needId, needs.id)
  const open = and(ofNeed(requests), inArray(requests.status, ['sent', 'proposed']))
  const waiting = and(ofNeed(interests), eq(interests.status, 'waiting'))
  const rows = db
    .select({ need: needs, enterprise: organisations.name })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(
      and(
        openIn(provinceCode),
        isNotNull(needs.matchedAt),
        notExists(db.select({ id: requests.id }).from(requests).where(open)),
        notExists(db.select({ id: interests.id }).from(interests).where(waiting)),
      ),
    )
    .all()
  return rows
    .filter(({ need }) => leftToInvite(need).length === 0)
    .map(({ need, enterprise }) => {
      const since = dayOf(lastAnswer(need.id) ?? need.reopenedAt ?? need.publishedAt!)
      const names = { ...asNeed, recordId: need.id, needText: need.text, enterprise }
      return { ...names, kind: 'no_candidates', since, listedOn: since, helpFrom: today() }
    })
}

/** When the last of those who were invited for a need said no, or was asked no more. */
const lastAnswer = (needId: string): Date | undefined =>
  db
    .select({ answeredAt: requests.answeredAt, withdrawnAt: requests.withdrawnAt })
    .from(requests)
    .where(eq(requests.needId, needId))
    .all()
    .flatMap(({ answeredAt, withdrawnAt }) => answeredAt ?? withdrawnAt ?? [])
    .sort((a, b) => a.getTime() - b.getTime())
    .at(-1)

/** Offers that wait for a choice and cannot be chosen any more: their time is over. */
const lapsedOffers = (provinceCode: string): Found[] => needsFor('offer_lapsed', offersLapsedIn(provinceCode))

const offersLapsedIn = (provinceCode: string): PartOfNeed[] =>
  db
    .select({
      needId: proposals.needId,
      requestId: proposals.requestId,
      needText: needs.text,
      enterprise: organisations.name,
      consultant: consultants.name,
      validUntil: proposalVersions.validUntil,
    })
    .from(proposals)
    .innerJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .innerJoin(requests, eq(requests.id, proposals.requestId))
    .innerJoin(needs, eq(needs.id, proposals.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .where(and(openIn(provinceCode), eq(proposals.status, 'submitted'), lt(proposalVersions.validUntil, today())))
    .all()
    .map(({ validUntil, ...row }) => ({
      ...row,
      since: validUntil!,
      listedOn: addDays(validUntil!, 1),
      helpFrom: (entries: readonly Entry[]) => askedAgainFrom(entries, 'extension_asked'),
    }))

const silentNeeds = (provinceCode: string): Found[] =>
  db
    .select({ need: needs, enterprise: organisations.name })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(and(isSilent(), eq(needs.provinceCode, provinceCode)))
    .all()
    .map(({ need, enterprise }) => {
      const since = dayOf(need.activeAt!)
      const names = { ...asNeed, recordId: need.id, needText: need.text, enterprise, since }
      return { ...names, kind: 'silent', listedOn: addDays(since, SILENT_DAYS), helpFrom: askableFrom(need) }
    })

/** Groups whose members are enough, and whose day to publish a joint need is over. */
const unformedGroups = (provinceCode: string): Found[] =>
  groupsToForm()
    .filter(({ group, dueOn }) => group.provinceCode === provinceCode && isOverdue(dueOn, today()))
    .map(({ group, lead, dueOn }) => ({
      kind: 'group_unformed',
      about: 'group',
      recordId: group.id,
      needText: null,
      parts: [],
      enterprise: lead,
      consultant: null,
      subject: group.subjectCode,
      since: dueOn,
      listedOn: addDays(dueOn, 1),
      helpFrom: (entries: readonly Entry[]) => askedAgainFrom(entries, 'form_asked'),
    }))

/** Consultants whom nobody can invite for now, whichever province paused them. */
export const pausedConsultants = () =>
  db
    .select({
      profileId: profiles.id,
      consultant: organisations.name,
      pausedAt: profiles.pausedAt,
      pausedUntil: profiles.pausedUntil,
    })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(isNotNull(profiles.pausedAt))
    .orderBy(profiles.pausedAt)
    .all()
    .filter((profile) => isPaused(profile, today()))
