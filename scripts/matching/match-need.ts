import { matchConsultants, NOTHING_SAID } from '~/domain/matching/match-consultants.server'
import { homeProvince } from '~/vocabulary/province.server'
import { communeOf } from '~/vocabulary/reference.server'
import type { NeedInput } from './input'

/** Matches a need of a file by its text, sector, commune and size alone: its subjects come from the suggestion. */
export const matchNeed = (need: NeedInput) =>
  matchConsultants({
    ...NOTHING_SAID,
    text: need.text,
    subjects: [],
    sectorCode: need.sector_code ?? null,
    communeCode: need.commune_code ?? null,
    provinceCode: (need.commune_code && communeOf(need.commune_code)?.provinceCode) || homeProvince().code,
    size: need.size ?? null,
    seed: need.id,
  })
