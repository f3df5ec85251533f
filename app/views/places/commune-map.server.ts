import { UNKNOWN } from '~/domain/programme/scope'
import { localName } from '~/i18n/terms'
import { homeProvince } from '~/vocabulary/province.server'
import type { Tile } from '~/vocabulary/province'
import { communeOf } from '~/vocabulary/reference.server'
import { rowName } from '../programme/cut-names.server'

/** Steps of a tile's tone above none. */
const TONES = 4

export type MappedCommune = {
  code: string
  name: string
  shortName: string
  count: number
  /** 0 where nothing is counted, then up to `TONES` for the commune with most: one more is more where few are. */
  tone: number
  tile: Tile
  to: string
}

/** The home province's communes with what was counted in each; none of another province, or where there is no tile map. */
export function mappedCommunes(
  provinceCode: string,
  counts: ReadonlyMap<string, number>,
  pathOf: (code: string, count: number) => string,
): { communes: MappedCommune[]; unknown: number } {
  const { code: home, tiles } = homeProvince()
  const most = Math.max(1, ...[...counts].flatMap(([code, count]) => (code === UNKNOWN ? [] : [count])))
  return {
    communes: (home === provinceCode ? tiles : []).map((tile) => {
      const { code } = tile
      const count = counts.get(code) ?? 0
      const commune = communeOf(code)
      return {
        code,
        name: rowName('commune', code),
        shortName: commune ? localName(commune) : code,
        count,
        tone: Math.ceil((TONES * Math.log1p(count)) / Math.log1p(most)),
        tile,
        to: pathOf(code, count),
      }
    }),
    unknown: counts.get(UNKNOWN) ?? 0,
  }
}
