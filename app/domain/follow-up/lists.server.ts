import { eq, isNotNull } from 'drizzle-orm'
import { dayOf, today } from '~db/clock'
import { db } from '~db/connection'
import { organisations, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { isPaused } from '../directory/lifecycle'
import { notFound } from '../errors'
import { canFollowUp } from '../needs/policy'
import { isOverdue } from '../overdue'
import { addWorkingDays } from '../working-days'
import type { Found, Part, Waiting } from './found.server'
import { assigneeIn, entriesOfNeeds, entriesByRecord, type Entry, officersOf } from './journal.server'
import { firstDay, FOLLOW_UP_DAYS, FOLLOW_UP_KINDS, type FollowUpList, isPush } from './lifecycle'
import { waitingIn } from './waiting.server'

export type FollowUpRow = ReturnType<typeof withJournal>[number]
export type FollowUpPart = FollowUpRow['parts'][number]

/**
 * What waits too long in the actor's province, kind by kind, the longest waiting first: a need, or a consultant, once a kind. Whatever
 * counts it counts these rows. Throws `not_found` for other roles.
 */
export function followUpRows(actor: Actor): FollowUpRow[] {
  const { provinceCode } = actor
  if (provinceCode === null || !canFollowUp(actor, { provinceCode })) throw notFound()
  return withJournal(actor, waitingIn(provinceCode)).sort(
    (a, b) =>
      FOLLOW_UP_KINDS.indexOf(a.kind) - FOLLOW_UP_KINDS.indexOf(b.kind) ||
      a.since.localeCompare(b.since) ||
      a.recordId.localeCompare(b.recordId),
  )
}

export const isOnList = (actor: Actor, list: FollowUpList, { kind, assignee }: FollowUpRow) =>
  list === 'mine' ? assignee?.id === actor.userId : list === 'all' || kind === list

/**
 * With what officers did: what was done last, whose it is, and whether it has waited too long for the department: for the first of its
 * parts. What was done about a need, an introduction above all, was done about each.
 */
function withJournal(actor: Actor, found: readonly Found[]) {
  const ofOthers = entriesByRecord(found.filter(({ about }) => about !== 'need').map(({ recordId }) => recordId))
  const ofNeeds = entriesOfNeeds(found.filter(({ about }) => about === 'need').map(({ recordId }) => recordId))
  const officers = officersOf(actor)
  return found.map(({ listedOn, helpFrom, parts, ...row }) => {
    const all = (row.about === 'need' ? ofNeeds : ofOthers).get(row.recordId) ?? []
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
