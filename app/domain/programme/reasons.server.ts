import { and, desc, eq, isNotNull, notInArray, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { engagements, needFlow, needs, organisations, profiles, proposals, requests, workEnds } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { groupBy } from '../group-by'
import { inScope, scopeOf } from './counting.server'
import { type Given, type GivenFor, GIVEN_FOR } from './reasons'
import { type Scope, UNKNOWN } from './scope'

const consulting = alias(organisations, 'consulting')

const OF_NEED = {
  needId: needs.id,
  text: needs.text,
  enterprise: organisations.name,
  consultant: consulting.name,
} as const

/** Every reason that was given about needs in scope, the last first; of those that gave none, `unknown`. */
export function givenReasons(actor: Actor, what: GivenFor, scope: Scope = {}): Given[] {
  const inside = inScope(scopeOf(actor), scope)
  return rowsOf[what](inside).map(({ at, reason, ...row }) => ({ ...row, reason: reason ?? UNKNOWN, on: dayOf(at!) }))
}

const ofRequests = (
  reason: typeof requests.declineReason | typeof requests.withdrawalReason,
  at: typeof requests.answeredAt | typeof requests.withdrawnAt,
  inside: SQL,
  more: SQL,
) =>
  db
    .select({ ...OF_NEED, id: requests.id, reason, at })
    .from(requests)
    .innerJoin(needFlow, eq(needFlow.needId, requests.needId))
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(consulting, eq(consulting.id, profiles.organisationId))
    .where(and(inside, more))
    .orderBy(desc(at))
    .all()

const rowsOf = {
  declined: (inside: SQL) =>
    ofRequests(requests.declineReason, requests.answeredAt, inside, eq(requests.status, 'declined')),
  withdrawn: (inside: SQL) =>
    ofRequests(requests.withdrawalReason, requests.withdrawnAt, inside, eq(requests.status, 'withdrawn')),
  not_chosen: (inside: SQL) =>
    db
      .select({ ...OF_NEED, id: proposals.id, reason: proposals.notChosenReason, at: proposals.decidedAt })
      .from(proposals)
      .innerJoin(requests, eq(requests.id, proposals.requestId))
      .innerJoin(needFlow, eq(needFlow.needId, proposals.needId))
      .innerJoin(needs, eq(needs.id, proposals.needId))
      .innerJoin(organisations, eq(organisations.id, needs.organisationId))
      .innerJoin(profiles, eq(profiles.id, requests.profileId))
      .innerJoin(consulting, eq(consulting.id, profiles.organisationId))
      .where(and(inside, eq(proposals.status, 'declined'), isNotNull(proposals.decidedAt)))
      .orderBy(desc(proposals.decidedAt))
      .all(),
  closed: (inside: SQL) =>
    db
      .select({
        needId: needs.id,
        text: needs.text,
        enterprise: organisations.name,
        id: needs.id,
        reason: needs.closeReason,
        at: needs.closedAt,
      })
      .from(needs)
      .innerJoin(needFlow, eq(needFlow.needId, needs.id))
      .innerJoin(organisations, eq(organisations.id, needs.organisationId))
      .where(and(inside, eq(needs.status, 'closed'), notInArray(needs.closeReason, ['awarded', 'in_group'])))
      .orderBy(desc(needs.closedAt))
      .all()
      .map((row) => ({ ...row, consultant: null })),
  ended: (inside: SQL) =>
    db
      .select({ ...OF_NEED, id: engagements.id, reason: workEnds.reason, at: engagements.endedAt })
      .from(engagements)
      .leftJoin(workEnds, and(eq(workEnds.engagementId, engagements.id), eq(workEnds.status, 'confirmed')))
      .innerJoin(needFlow, eq(needFlow.needId, engagements.needId))
      .innerJoin(needs, eq(needs.id, engagements.needId))
      .innerJoin(organisations, eq(organisations.id, needs.organisationId))
      .innerJoin(profiles, eq(profiles.id, engagements.profileId))
      .innerJoin(consulting, eq(consulting.id, profiles.organisationId))
      .where(and(inside, eq(engagements.status, 'ended')))
      .orderBy(desc(engagements.endedAt))
      .all(),
} satisfies Record<
  GivenFor,
  (inside: SQL) => (Omit<Given, 'reason' | 'on'> & { reason: string | null; at: Date | null })[]
>

/** Of each kind, its reasons with how often each was given, most first. */
export const reasonFigures = (actor: Actor, scope: Scope = {}) =>
  GIVEN_FOR.map((what) => {
    const given = givenReasons(actor, what, scope)
    const reasons = [...groupBy(given, ({ reason }) => reason)].map(([reason, all]) => ({ reason, count: all.length }))
    return { what, count: given.length, reasons: reasons.sort((a, b) => b.count - a.count) }
  })
