import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, pairsInUse, readTokens } from '~/ui/contrast'

const styles = (name: string) => readFileSync(new URL(`../../app/ui/styles/${name}.css`, import.meta.url), 'utf8')
const tokens = readTokens(styles('tokens'), styles('dark'))

describe('the colours', () => {
  it('gives black on white the contrast 21, a colour on itself 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#1f5f43', '#1f5f43')).toBe(1)
  })

  it.each(['light', 'dark'] as const)('has every pair in use legible in %s', (theme) => {
    const tooWeak = pairsInUse
      .map(({ text, on, atLeast }) => ({ text, on, atLeast, is: contrast(tokens[theme][text]!, tokens[theme][on]!) }))
      .filter(({ is, atLeast }) => !(is >= atLeast))
    expect(tooWeak).toEqual([])
  })

  it('gives each light colour a dark one', () => {
    expect(Object.keys(tokens.light).length).toBeGreaterThan(15)
    expect(Object.keys(tokens.dark)).toEqual(Object.keys(tokens.light))
  })
})
