import { asc, inArray } from 'drizzle-orm'
import { indicatorOf } from '~/vocabulary/indicators'
import { db } from '~db/connection'
import { measureReadings, measures } from '~db/schema'
import { groupBy } from '../group-by'
import { gainOf } from '../measures/flags'
import { levelOfGain, type ReadingTime } from '../measures/lifecycle'

/** Of measures that were taken before and after the work: the gain by the readings that hold, how sure it is, and the day of the later one. */
export function measuredGains(measureIds: readonly string[]) {
  const rows = db
    .select()
    .from(measures)
    .where(inArray(measures.id, [...measureIds]))
    .all()
  const given = db
    .select()
    .from(measureReadings)
    .where(inArray(measureReadings.measureId, [...measureIds]))
    .orderBy(asc(measureReadings.number))
    .all()
  const readings = groupBy(given, ({ measureId }) => measureId)
  return new Map(
    rows.flatMap(({ id, indicatorId, share }) => {
      const last = (time: ReadingTime) => readings.get(id)?.findLast((reading) => reading.time === time)
      const [baseline, after, indicator] = [last('baseline'), last('after'), indicatorOf(indicatorId)]
      if (!baseline || !after || !indicator) return []
      const gain = gainOf(indicator.better, baseline.value, after.value)
      const level = levelOfGain(baseline.level, after.level)
      const later = last('twelve') ?? last('six')
      const isLost = later !== undefined && (gainOf(indicator.better, baseline.value, later.value) ?? 0) <= 0
      return [[id, { indicatorId, share, gain, level, isLost, measuredOn: after.measuredOn }] as const]
    }),
  )
}
export type MeasuredChange = ReturnType<typeof measuredGains> extends Map<string, infer One> ? One : never

/**
 * The gain where its enterprise puts half or more of it down to the work, or does not say; null where not, where there was nothing before, or
 * it was lost 6 or 12 months later.
 */
export const ownGain = ({ share, gain, isLost }: MeasuredChange): number | null =>
  share === 'little' || share === 'none' || isLost ? null : gain
