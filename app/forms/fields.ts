import { z } from 'zod'
import type { Day } from '~/domain/days'
import { fromLegacyFont } from '~/language/legacy-fonts'

/** Field types that several forms share. Lengths are in characters. */

/** The id a form brings for the row it creates, so that a replayed form is one row. */
export const rowId = z.uuid()

/**
 * A text that people write. One that is too long is looked at no further: a check may take long over a megabyte. One that is
 * written for a font of the time before Unicode is refused; `parseForm` offers it converted.
 */
const text = (max: number) =>
  z
    .string()
    .max(max, { abort: true })
    .refine((written) => fromLegacyFont(written) === null, { params: { check: 'legacy_font' } })
export const shortText = (max = 200) => text(max)
export const longText = (max = 4000) => text(max)

/** A commune's code; its name of today or of before (`domain/commune-chosen.ts`). */
export const communeName = shortText(120)

const isDay = (text: string) => {
  const moment = new Date(`${text}T00:00:00Z`)
  return (
    /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
  )
}

/** A calendar day as `<input type="date">` sends it, or dd/MM/yyyy where the browser has no date field; gives `yyyy-MM-dd`. */
export const dayField = z
  .string()
  .transform((text) => {
    const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
    return typed ? `${typed[3]}-${typed[2]!.padStart(2, '0')}-${typed[1]!.padStart(2, '0')}` : text
  })
  .refine(isDay, { params: { check: 'day' } })
  .transform((text) => text as Day)

/** Digits, alone or in groups of three with one kind of separator: 1.5 is not fifteen. */
const WHOLE_NUMBER = /^-?(\d+|\d{1,3}([.,\s])\d{3}(?:\2\d{3})*)$/

/** Longer than any figure of these forms with its separators; beyond it nothing is read. */
const FIGURE = 60

/** A whole number as people type it: 12000000, 12.000.000, 12 000 000 or 12.000.000 ₫. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .transform((text, context) => {
      const figure = text.slice(0, FIGURE).replace(/\s*[₫đ]$/, '')
      if (text.length > FIGURE || !WHOLE_NUMBER.test(figure)) {
        context.addIssue({ code: 'custom', params: { check: 'whole_number' } })
        return z.NEVER
      }
      return Number(figure.replaceAll(/[.,\s]/g, ''))
    })
    .pipe(z.number().min(min).max(max))

/** Amount in đồng. */
export const vnd = wholeNumber(0, 100_000_000_000)

/** 12,5 or 12.5: a number with at most a few decimals. */
export const decimalNumber = (min: number, max: number) =>
  z
    .string()
    .transform((text, context) => {
      const number = Number(text.replace(',', '.'))
      if (!/^\d+([.,]\d+)?$/.test(text) || !Number.isFinite(number)) {
        context.addIssue({ code: 'custom', params: { check: 'whole_number' } })
        return z.NEVER
      }
      return number
    })
    .pipe(z.number().min(min).max(max))
