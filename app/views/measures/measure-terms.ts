import { LARGE_CHANGE, LEAST_DAYS, type MeasureFlag } from '~/domain/measures/flags'
import type { EvidenceLevel, MeasureShare, ReadingTime } from '~/domain/measures/lifecycle'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import type { Indicator } from '~/vocabulary/indicators'

type Words<Key extends string> = Record<Key, () => string>

export const timeText: Words<ReadingTime> = {
  baseline: m.measure_time_baseline,
  after: m.measure_time_after,
  six: m.measure_time_six,
  twelve: m.measure_time_twelve,
}
export const levelText: Words<EvidenceLevel> = {
  declared: m.measure_level_declared,
  documented: m.measure_level_documented,
  third_party: m.measure_level_third_party,
}
export const levelHint: Words<EvidenceLevel> = {
  declared: m.measure_level_declared_hint,
  documented: m.measure_level_documented_hint,
  third_party: m.measure_level_third_party_hint,
}
export const shareText: Words<MeasureShare> = {
  most: m.measure_share_most,
  half: m.measure_share_half,
  little: m.measure_share_little,
  none: m.measure_share_none,
  unknown: m.measure_share_unknown,
}
export const measureFlagText: Words<MeasureFlag> = {
  large_change: () => m.measure_flag_large_change({ percent: formatNumber(LARGE_CHANGE * 100) }),
  got_worse: m.measure_flag_got_worse,
  soon: () => m.measure_flag_soon({ days: formatNumber(LEAST_DAYS) }),
  in_work: m.measure_flag_in_work,
  no_evidence: m.measure_flag_no_evidence,
  little_of_it: m.measure_flag_little_of_it,
}

/** Three figures of a value are enough to compare by. */
const rounded = (value: number) => Number(value.toPrecision(3))

export const valueText = (indicator: Indicator, value: number) =>
  m.measure_value({ value: formatNumber(rounded(value)), unit: inWords(indicator.unit) })

type Measured = { baseline: { value: number }; after: { value: number } | undefined; gain: number | null }

type Lasting = {
  indicator: Indicator
  baseline: { value: number }
  readings: readonly { time: ReadingTime; value: number }[]
}

/** Whether the last of the readings 6 and 12 months later is still better than it was before the work; empty where there is none. */
export function lastingText({ indicator, baseline, readings }: Lasting): string {
  const later = readings.findLast(({ time }) => time === 'six' || time === 'twelve')
  if (!later) return ''
  const said = { when: timeText[later.time](), value: valueText(indicator, later.value) }
  const isBetter = indicator.better === 'more' ? later.value > baseline.value : later.value < baseline.value
  return isBetter ? m.measure_lasts(said) : m.measure_lasts_no_more(said)
}

/** How much better or worse it became, in words; empty before the second reading. */
export function gainText({ after, baseline, gain }: Measured): string {
  if (!after) return ''
  if (gain === null) return baseline.value === after.value ? m.measure_gain_same() : m.measure_gain_from_nothing()
  return gainSaid(gain)
}

/** A gain, as a part of what was before. */
export function gainSaid(gain: number): string {
  const percent = formatNumber(rounded(Math.abs(gain) * 100))
  if (gain === 0) return m.measure_gain_same()
  return gain > 0 ? m.measure_gain_better({ percent }) : m.measure_gain_worse({ percent })
}
