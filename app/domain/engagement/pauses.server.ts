import { and, eq, gt, inArray, isNotNull, isNull, max } from 'drizzle-orm'
import { dayOf } from '~db/clock'
import type { Reader } from '~db/connection'
import { engagements, workPauses } from '~db/schema'
import type { Day } from '../days'
import type { OpenPause } from './off-plan'

/** Of running work what rests now, by engagement. */
export const openPauses = (reader: Reader, engagementIds?: readonly string[]) =>
  new Map(
    reader
      .select({
        engagementId: workPauses.engagementId,
        side: workPauses.side,
        pausedAt: workPauses.pausedAt,
        until: workPauses.until,
      })
      .from(workPauses)
      .innerJoin(engagements, eq(engagements.id, workPauses.engagementId))
      .where(
        and(
          isNull(workPauses.resumedAt),
          eq(engagements.status, 'active'),
          engagementIds && inArray(workPauses.engagementId, [...engagementIds]),
        ),
      )
      .all()
      .map(({ engagementId, side, pausedAt, until }): [string, OpenPause] => [
        engagementId,
        { side, pausedOn: dayOf(pausedAt), until },
      ]),
  )

export const isPausedWork = (reader: Reader, engagementId: string) => openPauses(reader, [engagementId]).size > 0

/**
 * The day on which work was last resumed, by engagement: what waited for somebody waits for them from then on. A pause of no working day
 * gives nobody more time.
 */
export const lastResumed = (reader: Reader, engagementIds?: readonly string[]) =>
  new Map(
    reader
      .select({ engagementId: workPauses.engagementId, at: max(workPauses.resumedAt) })
      .from(workPauses)
      .where(
        and(
          isNotNull(workPauses.resumedAt),
          gt(workPauses.movedDays, 0),
          engagementIds && inArray(workPauses.engagementId, [...engagementIds]),
        ),
      )
      .groupBy(workPauses.engagementId)
      .all()
      .map(({ engagementId, at }): [string, Day] => [engagementId, dayOf(at!)]),
  )

/** From when on an acceptance is awaited: the day of the delivery, or on which the work was resumed since. */
export const awaitedSince = (submittedAt: Date, resumedOn: Day | undefined): Day => {
  const submittedOn = dayOf(submittedAt)
  return resumedOn && resumedOn > submittedOn ? resumedOn : submittedOn
}
