import type { OutcomeStatus } from '../certification/lifecycle'
import type { Day } from '../days'
import type { EngagementSide, EngagementStatus } from '../engagement/lifecycle'
import { LATER_MONTHS, laterOn, type LaterTime, type ReadingTime } from './lifecycle'

type Measured = {
  readings: readonly { time: ReadingTime }[]
  after: { measuredOn: Day } | undefined
  outcome: { status: OutcomeStatus } | null
}

/** Whether it was measured before the work only. */
export const isOnlyBegun = ({ readings, outcome }: Pick<Measured, 'readings'> & { outcome: object | null }) =>
  outcome === null && readings.every(({ time }) => time === 'baseline')

/** What of a measure can be given now: after the work, whether it lasts, and a correction of what was before. */
export function nextReadings(
  { readings, after, outcome }: Measured,
  { work, side, today }: { work: EngagementStatus; side: EngagementSide | null; today: Day },
) {
  const isGiven = (time: ReadingTime) => readings.some((reading) => reading.time === time)
  const mayReport = work !== 'ended' && (!outcome || outcome.status === 'rejected')
  const later = (Object.keys(LATER_MONTHS) as LaterTime[]).filter((time) => !isGiven(time))
  return {
    /** `later`: once the work is done; `again`: it was given back; null: it is reported. */
    after: !mayReport
      ? null
      : work !== 'completed'
        ? ('later' as const)
        : outcome
          ? ('again' as const)
          : ('now' as const),
    later:
      after && outcome?.status === 'verified'
        ? later
            .map((time) => ({ time, from: laterOn(after.measuredOn, time) }))
            .map((one) => ({ ...one, isOpen: one.from <= today }))
        : [],
    mayCorrect: mayReport && (work !== 'completed' || side === 'enterprise'),
  }
}
