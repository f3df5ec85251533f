import { and, eq, isNotNull, max } from 'drizzle-orm'
import { dayOf } from '~db/clock'
import type { Tx } from '~db/connection'
import { measureReadings, outcomes } from '~db/schema'
import { VERIFICATION_DAYS } from '../certification/lifecycle'
import { addDays, type Day } from '../days'
import { laterOn, type LaterTime } from '../measures/lifecycle'

type Wait = { recordId: string; day: Day }

/** Measures that wait for the department, from the day on which it should have decided. */
export const measuresToVerify = (tx: Tx): Wait[] =>
  tx
    .select({ recordId: outcomes.measureId, reportedAt: outcomes.reportedAt })
    .from(outcomes)
    .where(and(eq(outcomes.status, 'reported'), isNotNull(outcomes.measureId)))
    .all()
    .map(({ recordId, reportedAt }) => ({ recordId: recordId!, day: addDays(dayOf(reportedAt), VERIFICATION_DAYS) }))

/** Verified measures of which it is not said whether they last, from the day on which that can be said. */
export const measuresToFollow =
  (time: LaterTime) =>
  (tx: Tx): Wait[] => {
    const daysOf = (at: 'after' | LaterTime) =>
      tx
        .select({ measureId: measureReadings.measureId, measuredOn: max(measureReadings.measuredOn) })
        .from(measureReadings)
        .innerJoin(outcomes, eq(outcomes.measureId, measureReadings.measureId))
        .where(and(eq(outcomes.status, 'verified'), eq(measureReadings.time, at)))
        .groupBy(measureReadings.measureId)
        .all()
    const given = new Set(daysOf(time).map(({ measureId }) => measureId))
    return daysOf('after')
      .filter(({ measureId }) => !given.has(measureId))
      .map(({ measureId, measuredOn }) => ({ recordId: measureId, day: laterOn(measuredOn as Day, time) }))
  }
