import { describe, expect, it } from 'vitest'
import { standsOn, supportBy } from '~/domain/proposals/support'
import supportRulesFile from '~/vocabulary/data/support-rules.json'
import { SUPPORT_RULES, supportRulesShape } from '~/vocabulary/support-rules'

const rule = SUPPORT_RULES.find(({ id }) => id === 'sme-consulting')!
const offer = (million: number) => ({
  priceVnd: million * 1.08e6,
  lines: [{ title: 'Phí', amountVnd: million * 1e6, vat: '8' as const }],
})

describe('support for a consultant’s price (Decree 80/2021/NĐ-CP Art. 13(2))', () => {
  it.each([
    ['micro', 40, 40],
    ['micro', 85, 50],
    ['small', 85, 42.5],
    ['small', 400, 100],
    ['medium', 100, 30],
    ['medium', 1000, 150],
  ] as const)('a %s enterprise with a price of %d million gets at most %d, VAT not counted', (size, price, most) => {
    const standing = supportBy(rule, { enterpriseKind: 'enterprise', size, offer: offer(price) })
    expect(standing).toMatchObject({ kind: 'amount', atMostVnd: most * 1e6 })
  })

  it('gives nothing to a large one, no figure to whom it is not written for, and asks for what is missing', () => {
    const asked = { enterpriseKind: 'enterprise', size: 'small', offer: offer(85) } as const
    expect(supportBy(rule, { ...asked, size: 'large' })).toEqual({ kind: 'not_for_size' })
    expect(supportBy(rule, { ...asked, size: null })).toEqual({ kind: 'size_unknown' })
    for (const enterpriseKind of ['cooperative', 'household', 'public-unit', null] as const)
      expect(supportBy(rule, { ...asked, enterpriseKind })).toEqual({ kind: 'ask', unknown: 'organisation' })
  })

  it('gives no figure where none was read, and none can be entered without a source', () => {
    const unread = SUPPORT_RULES.filter(({ confidence }) => confidence !== 'high')
    expect(unread).not.toEqual([])
    for (const one of unread)
      expect(supportBy(one, { enterpriseKind: 'enterprise', size: 'small', offer: offer(85) })).toEqual({
        kind: 'ask',
        unknown: 'figures',
      })
    const { rules, ...rest } = supportRulesFile
    const guessed = rules.map((one) => ({ ...one, confidence: 'medium' }))
    expect(supportRulesShape.safeParse({ ...rest, rules: guessed }).success).toBe(false)
    expect(supportRulesShape.safeParse({ ...rest, rules }).success).toBe(true)
  })

  it('ends with the rule', () => {
    const ended = { ...rule, validity: { ...rule.validity, from: '2021-10-15', until: '2026-12-31' } }
    expect(['2021-10-14', '2021-10-15', '2026-12-31', '2027-01-01'].map((day) => standsOn(ended, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
