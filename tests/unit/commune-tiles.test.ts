import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { MOST_TILES, unknownIn } from '~/vocabulary/province'
import { provinceIds, provinceNamed } from '~/vocabulary/province.server'
import { referenceFiles } from '~/vocabulary/files'

const css = ['province-map', 'commune-map']
  .map((name) => readFileSync(new URL(`../../app/ui/styles/${name}.css`, import.meta.url), 'utf8'))
  .join('')
const { provinces, subjects } = referenceFiles()
const codes = (rows: { code: string }[]) => new Set(rows.map(({ code }) => code))
const national = { provinces: codes(provinces), subjects: codes(subjects.subjects) }
const mapped = provinceIds()
  .map(provinceNamed)
  .filter(({ tiles }) => tiles.length > 0)
const [province] = mapped

it('every commune of a province with a map has one tile, of its own, in reading order', () => {
  expect(mapped).not.toEqual([])
  for (const { tiles, communes } of mapped) {
    expect(tiles.map(({ code }) => code).sort()).toEqual(communes.map(({ code }) => code).sort())
    const places = tiles.map(({ row, column }) => row * 100 + column)
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
  }
})

it('the styles know every place that a tile may have', () => {
  for (let row = 1; row <= MOST_TILES.rows; row += 1) expect(css).toContain(`.tile-row-${row} {`)
  for (let column = 1; column <= MOST_TILES.columns; column += 1) expect(css).toContain(`.tile-column-${column} {`)
})

it('a map that leaves a commune out, shows one twice or puts two in one place is refused with what is wrong', () => {
  const [first, second, ...rest] = province!.tiles
  const fault = (tiles: NonNullable<typeof first>[]) => unknownIn({ ...province!, tiles }, national)
  expect(fault([first!, second!, ...rest])).toBeUndefined()
  expect(fault([])).toBeUndefined()
  expect(fault([first!, ...rest])).toBe(`tiles.json: tiles: commune ${second!.code} has none`)
  expect(fault([first!, first!, ...rest])).toMatch(/has a tile already/)
  expect(fault([first!, { ...second!, row: first!.row, column: first!.column }, ...rest])).toMatch(/is taken/)
  expect(fault([{ ...first!, code: '00000' }, second!, ...rest])).toMatch(/there is no commune 00000/)
})
