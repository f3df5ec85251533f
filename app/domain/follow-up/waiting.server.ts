import { and, eq, inArray, isNotNull, isNull, lt, notExists } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { dayOf, today } from '~db/clock'
import { db } from '~db/connection'
import { interests, needs, organisations, profiles, proposals, proposalVersions, requests } from '~db/schema'
import { addDays, type Day } from '../days'
import { isPaused } from '../directory/lifecycle'
import { groupBy } from '../group-by'
import { groupsToForm } from '../groups/queries.server'
import { SILENT_DAYS } from '../needs/lifecycle'
import { askableFrom, isSilent } from '../needs/silent-needs.server'
import { askedOf } from '../needs/steps.server'
import { isOverdue } from '../overdue'
import { remindableFrom } from '../proposals/lifecycle'
import { leftToInvite } from '../proposals/waves.server'
import { addWorkingDays } from '../working-days'
import type { Found, Part } from './found.server'
import { askedAgainFrom, type Entry } from './journal.server'
import { type FollowUpKind, LONG_NO_REPLY_DAYS, MANY_UNANSWERED, NO_REPLY_DAYS } from './lifecycle'
import { waitingWorks } from './waiting-works.server'

/** What waits too long in a province. */
export function waitingIn(provinceCode: string): Found[] {
  const quiet = invitationsWithoutReply(provinceCode)
  return [
    ...withoutReply(quiet),
    ...needsWithoutCandidates(provinceCode),
    ...withManyUnanswered(quiet),
    ...lapsedOffers(provinceCode),
    ...silentNeeds(provinceCode),
    ...unformedGroups(provinceCode),
    ...waitingWorks(provinceCode),
  ]
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
