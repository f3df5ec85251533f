import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { organisationFormValues } from '~/views/account/organisation-form-values'
import { billions, dayField, lineAmount, millions, weeks, wholeNumber } from '~/forms/fields'
import { parseForm } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { organisationOf } from '~/domain/accounts/queries.server'
import { db } from '~db/connection'
import { organisations } from '~db/schema'
import { enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

const form = z.object({
  price: lineAmount.optional(),
  million: millions(100_000).optional(),
  billion: billions(1_000_000).optional(),
  weeks: weeks(260).optional(),
  count: wholeNumber(0, 100_000).optional(),
  day: dayField.optional(),
})
const posted = async (field: keyof z.output<typeof form>, typed: string) => {
  const request = new Request('http://localhost/', { method: 'POST', body: new URLSearchParams({ [field]: typed }) })
  const read = await parseForm(request, form)
  return read.status === 'success' ? read.value[field] : read.reply().error![field]![0]
}

describe('a figure in a form', () => {
  it.each([
    ['price', '85 triệu', 85_000_000],
    ['price', '85.000.000,00', 85_000_000],
    ['price', '1,5 tỷ', 1_500_000_000],
    ['million', '30tr', 30],
    ['million', '24 triệu', 24],
    ['million', '1,2 tỷ', 1200],
    ['million', '50.000.000', 50],
    ['million', '50,000,000 đồng', 50],
    ['billion', '1.500', 1500],
    ['billion', '1,5', 1.5],
    ['billion', '800 triệu', 0.8],
    ['billion', '3.500.000.000', 3.5],
    ['weeks', '10 tuần', 10],
    ['weeks', '3 tháng', 13],
    ['count', '1,500', 1500],
    ['day', '5.6.26', '2026-06-05'],
    ['day', '2026-06-05', '2026-06-05'],
  ] as const)('%s: %s is understood', async (field, typed, value) => {
    expect(await posted(field, typed)).toBe(value)
  })

  it.each([
    ['price', '0', () => m.form_error_price_small()],
    ['price', '85', () => m.form_error_price_small()],
    ['price', '80-85 triệu', () => m.form_error_figure_range()],
    ['million', '2,5', () => m.form_error_whole_number()],
    ['billion', '1,500', () => m.form_error_figure_unclear({ one: '1.500', other: '1,5' })],
    ['weeks', '1,5', () => m.form_error_whole_number()],
    ['day', '5/13/2026', () => m.form_error_no_such_day()],
    ['day', '5/6/2206', () => m.form_error_day_year({ year: '2206' })],
  ] as const)('%s: %s is asked about', async (field, typed, says) => {
    expect(await posted(field, typed)).toBe(says())
  })

  it.each([1.5, 1.125, 0.8, 1500, 12.75])(
    '%d thousand million stands in the form so that it is read as the same',
    async (billion) => {
      const owner = enterprise()
      db.update(organisations).set({ revenueBillion: billion }).run()
      const { revenueBillion } = organisationFormValues(organisationOf(owner), 'VSIC 2025')
      expect(await posted('billion', revenueBillion!)).toBe(billion)
    },
  )
})
