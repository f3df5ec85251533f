import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { contrast, readTokens } from '~/ui/contrast'
import { referenceFiles } from '~/vocabulary/files'
import { formerNames, provinceTiles } from '~/vocabulary/provinces-on-the-map'

const styles = (name: string) => readFileSync(new URL(`../../app/ui/styles/${name}.css`, import.meta.url), 'utf8')
const css = styles('province-map')
const { provinces } = referenceFiles()

it('every province has a tile of its own, in reading order, and the styles know its place', () => {
  expect(provinceTiles.map(({ code }) => code).sort()).toEqual(provinces.map(({ code }) => code).sort())
  const places = provinceTiles.map(({ row, column }) => row * 10 + column)
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
  for (const { row, column } of provinceTiles) {
    expect(css).toContain(`.tile-row-${row} {`)
    expect(css).toContain(`.tile-column-${column} {`)
  }
})

it('the 29 provinces that were merged are known by the province they belong to now', () => {
  const former = provinces.flatMap(({ code }) => formerNames(code))
  expect(new Set(former).size).toBe(29)
  expect(formerNames('25')).toContain('Hoà Bình')
  expect(former.filter((name) => provinces.some((province) => province.name === name))).toEqual([])
})

/** `color-mix(in srgb, …)`, as the tiles use it. */
function mixed(one: string, other: string, share: number) {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16))
    return Math.round(a! * share + b! * (1 - share))
      .toString(16)
      .padStart(2, '0')
  })
  return `#${parts.join('')}`
}

it.each(['light', 'dark'] as const)('words on tiles of every tone are legible in %s', (theme) => {
  const { ink, tea, surface } = readTokens(styles('tokens'), styles('dark'))[theme]
  const tones = [...css.matchAll(/--tone: (\d+)%/g)].map(([, share]) => Number(share) / 100)
  expect(tones).toHaveLength(5)
  for (const tone of tones) expect(contrast(ink!, mixed(tea!, surface!, tone))).toBeGreaterThanOrEqual(4.5)
})
