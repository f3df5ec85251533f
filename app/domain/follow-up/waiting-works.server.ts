import { and, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { dayOf, today } from '~db/clock'
import { db } from '~db/connection'
import { engagements, followUps, needs, organisations, profiles } from '~db/schema'
import { addDays } from '../days'
import { DISPUTE_DAYS } from '../engagement/off-plan'
import { openDisputes, waitingEnds } from '../engagement/off-plan.server'
import { openPauses } from '../engagement/pauses.server'
import { unseenAfter, unseenDeliveries } from '../engagement/unseen.server'
import { unreportedWorks } from '../measures/queries.server'
import { isOverdue } from '../overdue'
import type { Found, Waiting } from './found.server'
import { askedAgainFrom, type Entry } from './journal.server'
import { type FollowUpKind, RESULT_DAYS } from './lifecycle'

const consultants = alias(organisations, 'consultants')

/** Of work in a province what waits for the department, which mediates, decides, confirms, or asks: what does not go by its plan, and results that are missing. */
export function waitingWorks(provinceCode: string): Found[] {
  const disputes = [...openDisputes(db).values()].map(({ engagementId, openedOn }) =>
    found(engagementId, 'dispute', { since: openedOn, listedOn: openedOn, helpFrom: mediatedBy(openedOn) }),
  )
  const unseen = new Map(
    unseenDeliveries(db)
      .sort((a, b) => b.since.localeCompare(a.since))
      .map((one) => [one.engagementId, one.since]),
  )
  const deliveries = [...unseen].map(([engagementId, since]) =>
    found(engagementId, 'delivery_unseen', { since, listedOn: addDays(unseenAfter(since), 1), helpFrom: today() }),
  )
  const ends = [...waitingEnds(db).values()]
    .filter(({ dueOn }) => isOverdue(dueOn, today()))
    .map(({ engagementId, proposedAt, dueOn }) =>
      found(engagementId, 'end_unanswered', {
        since: dayOf(proposedAt),
        listedOn: addDays(dueOn, 1),
        helpFrom: today(),
      }),
    )
  const pauses = [...openPauses(db)]
    .filter(([, { until }]) => isOverdue(until, today()))
    .map(([engagementId, { until }]) =>
      found(engagementId, 'pause_over', {
        since: until,
        listedOn: addDays(until, 1),
        helpFrom: (entries) => askedAgainFrom(entries, 'resume_asked'),
      }),
    )
  const named = worksIn(provinceCode)
  return [...disputes, ...deliveries, ...ends, ...pauses, ...missingResults(provinceCode)].flatMap(
    ({ recordId, ...rest }) => {
      const names = named.get(recordId)
      return names ? [{ about: 'engagement' as const, recordId, parts: [], ...rest, ...names }] : []
    },
  )
}

/** Completed work without any report, after its days; not where an officer noted that nothing will come of it. */
function missingResults(provinceCode: string) {
  const missing = unreportedWorks(provinceCode)
    .map((work) => ({ ...work, dueOn: addDays(work.completedOn, RESULT_DAYS[work.result]) }))
    .filter(({ dueOn }) => isOverdue(dueOn, today()))
  const givenUp = withoutResult(missing.map(({ engagementId }) => engagementId))
  return missing
    .filter(({ engagementId }) => !givenUp.has(engagementId))
    .map(({ engagementId, result, completedOn, dueOn }) => ({
      ...found(engagementId, 'result_missing', {
        since: completedOn,
        listedOn: addDays(dueOn, 1),
        helpFrom: (entries) => askedAgainFrom(entries, 'result_asked'),
      }),
      result,
    }))
}

/** Those of some works of which an officer noted that no result will come. */
const withoutResult = (engagementIds: readonly string[]) =>
  new Set(
    db
      .select({ id: followUps.recordId })
      .from(followUps)
      .where(and(eq(followUps.act, 'no_result_noted'), inArray(followUps.recordId, [...engagementIds])))
      .all()
      .map(({ id }) => id),
  )

/** Once something was written down it has its whole time; before, nobody has begun. */
const mediatedBy = (openedOn: Waiting['since']) => (entries: readonly Entry[]) =>
  entries.some(({ act }) => act === 'dispute_recorded') ? addDays(openedOn, DISPUTE_DAYS) : today()

const found = (recordId: string, kind: FollowUpKind, waiting: Waiting) => ({ recordId, kind, ...waiting })

const worksIn = (provinceCode: string) =>
  new Map(
    db
      .select({
        id: engagements.id,
        needText: needs.text,
        enterprise: organisations.name,
        consultant: consultants.name,
      })
      .from(engagements)
      .innerJoin(needs, and(eq(needs.id, engagements.needId), eq(needs.provinceCode, provinceCode)))
      .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
      .innerJoin(profiles, eq(profiles.id, engagements.profileId))
      .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
      .all()
      .map(({ id, ...names }) => [id, names]),
  )
