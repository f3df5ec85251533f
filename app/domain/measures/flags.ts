import type { Indicator } from '~/vocabulary/indicators'
import { addDays, type Day } from '../days'
import type { MeasureShare } from './lifecycle'

/** What an officer should look at before a measure counts; none of it proves anything. */
export const MEASURE_FLAGS = ['large_change', 'got_worse', 'soon', 'in_work', 'no_evidence', 'little_of_it'] as const
export type MeasureFlag = (typeof MEASURE_FLAGS)[number]

/** A change beyond so much of the baseline is out of the ordinary: it needs evidence and a second officer. */
export const LARGE_CHANGE = 0.5
/** Days between the two readings, below which the gain may be chance. */
export const LEAST_DAYS = 28

type Reading = { value: number; measuredOn: Day; evidenceFileId: string | null }
type Read = { baseline: Reading; after: Reading; share: MeasureShare | null; completedOn: Day | null }

/** Whether it changed beyond so much, or from nothing to something. */
export const isLargeChange = (gain: number | null, after: number): boolean =>
  gain === null ? after !== 0 : Math.abs(gain) > LARGE_CHANGE

/** The change from the baseline as a part of it, positive where it is for the better; null where there was nothing before. */
export function gainOf(better: Indicator['better'], baseline: number, after: number): number | null {
  if (baseline === 0) return null
  const change = (after - baseline) / baseline
  return better === 'more' ? change : -change
}

export function measureFlags(
  better: Indicator['better'],
  { baseline, after, share, completedOn }: Read,
): MeasureFlag[] {
  const gain = gainOf(better, baseline.value, after.value)
  const holds: Record<MeasureFlag, boolean> = {
    large_change: isLargeChange(gain, after.value),
    got_worse: gain === null ? better === 'less' && after.value > 0 : gain < 0,
    soon: after.measuredOn < addDays(baseline.measuredOn, LEAST_DAYS),
    in_work: completedOn !== null && after.measuredOn < completedOn,
    no_evidence: !after.evidenceFileId,
    little_of_it: share === 'little' || share === 'none',
  }
  return MEASURE_FLAGS.filter((flag) => holds[flag])
}
