import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VAT_RATES } from '~/domain/proposals/lifecycle'
import { amountsOf, totalsOf } from '~/domain/proposals/price'

const line = (amountVnd: number, vat: (typeof VAT_RATES)[number]) => ({ title: 'Phí', amountVnd, vat })

describe('a price', () => {
  it('adds VAT line by line, to the whole đồng', () => {
    expect(totalsOf([line(77_272_727, '10'), line(4_000_000, 'none'), line(1_000_001, '8')])).toEqual({
      netVnd: 82_272_728,
      vatVnd: 7_727_273 + 80_000,
      priceVnd: 82_272_728 + 7_807_273,
    })
  })
})

describe('its payments', () => {
  it('are whole đồng, none below nothing, and together exactly the price', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 1e11 }), shares, (priceVnd, percents) => {
        const rest = 100 - percents.slice(0, -1).reduce((sum, one) => sum + one, 0)
        fc.pre(rest > 0)
        const payments = [...percents.slice(0, -1), rest].map((percent) => ({ title: 'Lần', percent }))
        const amounts = amountsOf(priceVnd, payments).map(({ amountVnd }) => amountVnd)
        expect(amounts.reduce((sum, one) => sum + one, 0)).toBe(priceVnd)
        expect(amounts.every((one) => Number.isInteger(one) && one >= 0)).toBe(true)
      }),
    )
  })
})
