import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { dayOf, today } from '~db/clock'
import { db } from '~db/connection'
import { engagements, events, needs, organisations, profiles, proposals, proposalVersions, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { hasOwnInterest } from '../accounts/policy'
import type { EventName } from '../activity/events'
import type { Day } from '../days'
import { isPaused } from '../directory/lifecycle'
import { addDays } from '../days'
import { ASK_DAYS, MOST_ASKS } from '../needs/lifecycle'
import { askableFrom, isSilent } from '../needs/silent-needs.server'
import { openPauses } from '../engagement/pauses.server'
import { isOverdue } from '../overdue'
import { groupStep, membersOf, oneGroup } from '../groups/queries.server'
import { askedOf } from '../needs/steps.server'
import { proposalStanding, remindableFrom } from '../proposals/lifecycle'
import { requestSteps } from '../proposals/steps.server'
import { followed, type FollowedRecord } from './followed.server'
import { consultantsToIntroduce } from './introduce-consultant.server'
import { askedAgainFrom, assigneeIn, entriesOf, type Entry, officersOf } from './journal.server'
import { firstDay, type HelpStep, partHelp, type PushStep } from './lifecycle'
import { type FollowUpRow, followUpRows } from './lists.server'

/** Something that can be done about it; `from`: from which day on, null: no more. */
export type Help = { step: HelpStep; from: Day | null }

/** What an officer reads and can do about one record, whether or not it is on a list (any more). */
export function followUpPage(actor: Actor, about: string, recordId: string) {
  const record = followed(actor, about, recordId)
  const entries = entriesOf(record)
  const officers = officersOf(actor)
  const rows = followUpRows(actor).flatMap((row) => rowsOf(row, record))
  const { helps: own, ...standing } = standingOf[record.about](record, entries, actor, rows)
  const helps = record.about === 'need' ? [...partHelps(rows), ...own] : own
  const isOwnMatter = hasOwnInterest(actor, record.ofOrganisations)
  const offered = helps.some(({ step }) => step === 'introduce') ? consultantsToIntroduce(record) : []
  return {
    record,
    ...standing,
    helps: isOwnMatter ? [] : helps,
    isOwnMatter,
    rows,
    entries,
    story: storyOf(record),
    officers,
    assignee: assigneeIn(entries, officers),
    offered,
  }
}

/** A row of the list as it concerns a record: of an invitation, the row of its need with what of it is this one's. */
function rowsOf(row: FollowUpRow, { about, recordId }: FollowedRecord): FollowUpRow[] {
  if (row.about === about && row.recordId === recordId) return [row]
  const parts = row.parts.filter(({ requestId }) => about === 'request' && requestId === recordId)
  return parts.map((part) => ({ ...row, since: part.since, parts: [part] }))
}

/** What can be done at once about all for which a need stands on the list. */
function partHelps(rows: readonly FollowUpRow[]): Help[] {
  const steps = new Set(rows.flatMap(({ kind }) => partHelp[kind] ?? []))
  return [...steps].map((step) => ({
    step,
    from: firstDay(rows.filter(({ kind }) => partHelp[kind] === step).map(({ helpFrom }) => helpFrom)),
  }))
}

type Standing = {
  helps: Help[]
  request?: AskedRequest
  need?: OpenNeed
  profile?: PausableProfile
  group?: GatheringGroup
  work?: Work
}
type AskedRequest = NonNullable<ReturnType<typeof requestIn>>
type OpenNeed = NonNullable<ReturnType<typeof needIn>>
type PausableProfile = NonNullable<ReturnType<typeof profileIn>>
type GatheringGroup = ReturnType<typeof groupIn>
type Work = ReturnType<typeof workIn>

const now = (step: HelpStep): Help => ({ step, from: today() })

const standingOf: Record<
  FollowedRecord['about'],
  (record: FollowedRecord, entries: readonly Entry[], actor: Actor, rows: readonly FollowUpRow[]) => Standing
> = {
  request: (record, entries) => {
    const request = requestIn(record.recordId)!
    const { status, needStatus, interestedAt, isLapsed } = request
    const own = entries.filter(({ recordId }) => recordId === record.recordId)
    if (needStatus !== 'published') return { request, helps: [] }
    if (status === 'sent') {
      const remind = { step: 'remind' as const, from: remindableFrom(request) }
      const answers: PushStep[] = interestedAt ? ['decline'] : ['interested', 'decline']
      return { request, helps: [remind, now('introduce'), ...answers.map(now)] }
    }
    if (!isLapsed) return { request, helps: [] }
    const extend = { step: 'extend' as const, from: askedAgainFrom(own, 'extension_asked') }
    const choose = { step: 'choose' as const, from: askedAgainFrom(own, 'choice_asked') }
    return { request, helps: [extend, choose, now('introduce')] }
  },
  need: (record) => {
    const need = needIn(record.recordId)!
    if (need.status !== 'published') return { need, helps: [] }
    const ask = need.isSilent ? [{ step: 'ask' as const, from: askableFrom(need) }] : []
    return { need, helps: [...ask, now('introduce')] }
  },
  profile: (record, _entries, { provinceCode }) => {
    const profile = profileIn(record.recordId, provinceCode!)!
    return { profile, helps: [now(profile.isPaused ? 'resume' : 'pause')] }
  },
  engagement: ({ recordId }, entries, _actor, rows) => {
    const work = workIn(recordId)
    const isPauseOver = work.pause && isOverdue(work.pause.until, today())
    const ask = isPauseOver ? [{ step: 'ask_resume' as const, from: askedAgainFrom(entries, 'resume_asked') }] : []
    const isMissing = rows.some(({ kind }) => kind === 'result_missing')
    const result = { step: 'ask_result' as const, from: askedAgainFrom(entries, 'result_asked') }
    return { work, helps: [...ask, ...(isMissing ? [result, now('no_result')] : []), now('decide')] }
  },
  group: ({ recordId }, entries) => {
    const group = groupIn(recordId)
    const isToForm = group.step.kind === 'form' || group.step.kind === 'take_lead'
    return { group, helps: isToForm ? [{ step: 'form' as const, from: askedAgainFrom(entries, 'form_asked') }] : [] }
  },
}

/** How a request stands; what the two sides wrote is for them only (0020). */
function requestIn(id: string) {
  const found = db
    .select({
      status: requests.status,
      sentAt: requests.sentAt,
      dueAt: requests.dueAt,
      answeredAt: requests.answeredAt,
      withdrawnAt: requests.withdrawnAt,
      interestedAt: requests.interestedAt,
      remindedAt: requests.remindedAt,
      reminders: requests.reminders,
      remindedByDepartment: requests.remindedByDepartment,
      notedAnswer: requests.notedAnswer,
      needStatus: needs.status,
      proposalStatus: proposals.status,
      validUntil: proposalVersions.validUntil,
    })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .leftJoin(proposals, eq(proposals.requestId, requests.id))
    .leftJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .where(eq(requests.id, id))
    .get()
  if (!found) return undefined
  const { validUntil, proposalStatus } = found
  const standing = proposalStatus && proposalStanding({ status: proposalStatus, validUntil }, today())
  return {
    ...found,
    ...askedOf(found),
    proposalStanding: standing,
    isLapsed: standing === 'lapsed',
    step: requestSteps([id]).get(id)!,
  }
}

function needIn(id: string) {
  const need = db.select().from(needs).where(eq(needs.id, id)).get()
  if (!need) return undefined
  const silent = db
    .select({ id: needs.id })
    .from(needs)
    .where(and(eq(needs.id, id), isSilent()))
    .get()
  const { status, asks, askedAt, closeReason } = need
  const endsOn = asks >= MOST_ASKS && askedAt ? addDays(dayOf(askedAt), ASK_DAYS) : null
  const publishedOn = dayOf(need.reopenedAt ?? need.publishedAt!)
  const activeOn = need.activeAt && dayOf(need.activeAt)
  return { status, asks, askedAt, closeReason, endsOn, publishedOn, activeOn, isSilent: silent !== undefined }
}

function workIn(id: string) {
  const { status } = db.select().from(engagements).where(eq(engagements.id, id)).get()!
  return { id, status, pause: openPauses(db, [id]).get(id) ?? null }
}

function groupIn(id: string) {
  const group = oneGroup(id)!
  return { id, ...groupStep(group, membersOf(id)) }
}

/** With the invitations about needs of the province that wait for a reply. */
function profileIn(id: string, provinceCode: string) {
  const profile = db.select().from(profiles).where(eq(profiles.id, id)).get()
  if (!profile) return undefined
  const { pausedAt, pausedUntil, pauseReason } = profile
  const unanswered = db
    .select({ id: requests.id, needText: needs.text, enterprise: organisations.name, sentAt: requests.sentAt })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(
      and(
        eq(requests.profileId, id),
        eq(requests.status, 'sent'),
        isNull(requests.interestedAt),
        eq(needs.status, 'published'),
        eq(needs.provinceCode, provinceCode),
      ),
    )
    .orderBy(asc(requests.sentAt))
    .all()
  return { isPaused: isPaused(profile, today()), pausedAt, pausedUntil, pauseReason, unanswered }
}

/** What the two sides, or the system, did; what the department did stands in its entries. */
const TOLD: readonly EventName[] = [
  'need.published',
  'need.reopened',
  'need.changed',
  'need.asked',
  'need.kept',
  'need.closed',
  'request.sent',
  'request.reminded',
  'request.interested',
  'request.declined',
  'request.withdrawn',
  'proposal.submitted',
  'proposal.revised',
  'proposal.withdrawn',
]
const TOLD_OF_WORK: readonly EventName[] = [
  'proposal.awarded',
  'milestone.submitted',
  'milestone.accepted',
  'milestone.returned',
  'engagement.paused',
  'engagement.pause_extended',
  'engagement.resumed',
  'end.proposed',
  'end.objected',
  'end.withdrawn',
  'engagement.ended',
  'engagement.completed',
  'dispute.opened',
  'dispute.withdrawn',
  'dispute.accounted',
]

/** The story of the need of a record; of a request, what is about others left out. */
function storyOf({ about, recordId, needId }: FollowedRecord) {
  if (needId === null) return []
  const requestId = sql<string | null>`${events.detail} ->> 'requestId'`
  const isNotDepartments = sql`coalesce(${events.detail} ->> 'by', ${events.detail} ->> 'via', '') <> 'department'`
  return db
    .select({ name: events.name, at: events.at, detail: events.detail })
    .from(events)
    .where(
      and(
        eq(events.needId, needId),
        inArray(events.name, [...(about === 'engagement' ? TOLD_OF_WORK : TOLD)]),
        isNotDepartments,
        about === 'request' ? or(isNull(requestId), eq(requestId, recordId)) : undefined,
      ),
    )
    .orderBy(asc(events.id))
    .all()
}
