import { z } from 'zod'
import formerFile from './data/former-provinces.json'
import tilesFile from './data/province-tiles.json'

const tiles = z.object({
  tiles: z.array(
    z.object({ code: z.string(), row: z.number().int().min(1).max(14), column: z.number().int().min(1).max(5) }),
  ),
})
const former = z.object({ formerly: z.record(z.string(), z.array(z.string())) })

/** Where each province stands on the tile map: rows from the north, columns from the west, row by row. */
export const provinceTiles = tiles.parse(tilesFile).tiles

const formerly = new Map(Object.entries(former.parse(formerFile).formerly))

/** Names of the provinces that were merged into this one; people go on saying them. */
export const formerNames = (provinceCode: string): readonly string[] => formerly.get(provinceCode) ?? []
