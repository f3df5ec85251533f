import type { MeasuredGain } from '../../directory/verified-work'
import { groupBy } from '../../group-by'
import { lowerMedian } from '../../median'
import { EVIDENCE_LEVELS, type EvidenceLevel } from '../../measures/lifecycle'

/** `gain`: the median over `places`, as a part of what was before; `sector`: of all these places, where they are enough to hide each. */
export type GainTold = {
  indicatorId: string
  level: EvidenceLevel
  gain: number
  places: number
  sector: string | null
}

/** Places from which on their sector is told: one alone would be known by it. */
const SECTOR_TOLD_FROM = 2

/**
 * The gain to tell whoever is of some sectors: of places of a sector of theirs where there are any, else of all. Indicators and levels
 * of evidence are never mixed; told is what most places measured, of as many the surest. Null where nothing became better.
 */
export function gainToTell(gains: readonly MeasuredGain[], sectors: readonly string[]): GainTold | null {
  const alike = gains.filter(({ sector }) => sector !== null && sectors.includes(sector))
  const groups = groupBy(alike.length > 0 ? alike : gains, ({ indicatorId, level }) => `${indicatorId} ${level}`)
  const told = [...groups.values()].map((group): GainTold => {
    const { indicatorId, level } = group[0]!
    const places = [...groupBy(group, ({ place }) => place).values()].map((own) =>
      lowerMedian(own.map(({ gain }) => gain))!,
    )
    const known = new Set(group.map(({ sector }) => sector))
    const sector = known.size === 1 && places.length >= SECTOR_TOLD_FROM ? group[0]!.sector : null
    return { indicatorId, level, gain: lowerMedian(places)!, places: places.length, sector }
  })
  const sureness = ({ level }: GainTold) => EVIDENCE_LEVELS.indexOf(level)
  const better = told
    .filter(({ gain }) => Math.round(gain * 100) > 0)
    .sort(
      (a, b) => b.places - a.places || sureness(b) - sureness(a) || a.indicatorId.localeCompare(b.indicatorId, 'en'),
    )
  return better[0] ?? null
}
