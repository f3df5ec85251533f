import { describe, expect, it } from 'vitest'
import { checkTaxCode, normaliseTaxCode, shownTaxCode } from '~/domain/accounts/tax-code'

describe('tax code', () => {
  it.each(['0100233488', '0314409058', '0100109106', '0100109106-001', '014123456789'])('%s is right', (code) => {
    expect(checkTaxCode(code)).toEqual({ result: 'ok' })
  })

  it.each(['0100233480', '0100109107', '0314409050-001'])('%s only has a doubtful check digit', (code) => {
    expect(checkTaxCode(code)).toEqual({ result: 'check_digit' })
  })

  it('doubts every last digit of a number for which none is issued', () => {
    // 31·0+29·1+23·0+19·0+17·0+13·0+7·0+5·0+3·5 = 44, a multiple of 11.
    for (const last of '0123456789') expect(checkTaxCode(`010000005${last}`).result).toBe('check_digit')
  })

  it('says how many digits were typed when the length is wrong', () => {
    expect(checkTaxCode('010010910')).toEqual({ result: 'length', digits: 9 })
    expect(checkTaxCode('01001091061')).toEqual({ result: 'length', digits: 11 })
  })

  it('says that a spreadsheet ate the zero in front, where the check digit bears it out', () => {
    expect(checkTaxCode('100109106')).toEqual({ result: 'zero', meant: '0100109106' })
    expect(checkTaxCode('100109106-001')).toEqual({ result: 'zero', meant: '0100109106-001' })
    expect(checkTaxCode('100109107')).toEqual({ result: 'length', digits: 9 })
  })

  it('refuses letters and branch 000', () => {
    expect(checkTaxCode('01001O9106')).toEqual({ result: 'not_digits' })
    expect(checkTaxCode('0100109106-000')).toEqual({ result: 'branch' })
    for (const typed of ['0100109106-01', '0100109106 - 1', '0100109106-0001'])
      expect(checkTaxCode(normaliseTaxCode(typed)), typed).toEqual({ result: 'branch_length' })
  })

  it('takes codes as people type them and keeps the hyphen of a branch', () => {
    expect(normaliseTaxCode(' 0100 109 106 ')).toBe('0100109106')
    expect(normaliseTaxCode('0100109106001')).toBe('0100109106-001')
    expect(normaliseTaxCode('0100109106 - 001')).toBe('0100109106-001')
    expect(normaliseTaxCode('0100109106 001')).toBe('0100109106-001')
    expect(normaliseTaxCode('0100 109 106-001')).toBe('0100109106-001')
    expect(normaliseTaxCode('MST: 0100109106—001')).toBe('0100109106-001')
    expect(normaliseTaxCode('Mã số thuế 0100109106')).toBe('0100109106')
  })

  it.each(['014099001234 5', '0140 9900 1234 5', '014.099.001.234-5', '0-140990012345'])(
    'makes no branch, which everybody may see, of a personal number with a digit too many: %s',
    (typed) => expect(checkTaxCode(normaliseTaxCode(typed))).toEqual({ result: 'length', digits: 13 }),
  )

  it('makes no personal number of a branch whose zero was eaten', () => {
    const meant = '0100109106-001'
    expect(checkTaxCode(normaliseTaxCode('100109106-001'))).toEqual({ result: 'zero', meant })
    expect(normaliseTaxCode('014.123.456-789')).toBe('014123456789')
  })

  it('shows only the end of a personal code', () => {
    expect(shownTaxCode('014123456789')).toBe('•••• 6789')
    expect(shownTaxCode('0100109106')).toBe('0100109106')
  })
})
