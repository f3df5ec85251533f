import { z } from 'zod'
import type { Day } from '~/domain/days'
import type { StoredFile } from '~/domain/files/kinds'
import { type Figure, isRange, readDay, readFigure, readWeeks } from '~/language/figures'
import { fromLegacyFont } from '~/language/legacy-fonts'
import { readFileValue } from './file-value'

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
/** Of one line, as its field is: whoever sends lines and tabs has pasted them. */
export const shortText = (max = 200) => text(max).overwrite((written) => written.replace(/\s*[\n\t]\s*/g, ' '))
export const longText = (max = 4000) => text(max)

/** A commune's code; its name of today or of before (`domain/commune-chosen.ts`). */
export const communeName = shortText(120)

/** Beyond it a year is a slip of the pen. */
const LAST_YEAR = 2099

const DAY_CHECKS = { unread: 'day', no_such_day: 'no_such_day', year_missing: 'day_without_year' } as const

/** A calendar day as `<input type="date">` sends it, or as people write it (`readDay`); gives `yyyy-MM-dd`. */
export const dayField = z.string().transform((typed, context) => {
  const read = readDay(typed)
  if (read.kind === 'none') {
    context.addIssue({ code: 'custom', params: { check: DAY_CHECKS[read.why] } })
    return z.NEVER
  }
  const year = Number(read.day.slice(0, 4))
  if (year >= 1900 && year <= LAST_YEAR) return read.day as Day
  context.addIssue({ code: 'custom', params: { check: 'day_year', year } })
  return z.NEVER
})

/** Of what a figure is, where its bounds are told. */
export type FigureUnit = 'percent' | 'weeks' | 'days' | 'years' | 'people' | 'projects' | 'million' | 'billion' | 'vnd'

type FigureOptions = {
  min: number
  max: number
  unit?: FigureUnit
  /** No decimals. */
  whole?: boolean
  read?: (typed: string) => Figure
  /** The check that fails where no figure can be read. */
  unread?: 'figure' | 'figure_whole'
}

/** A figure as people write it; what may mean two is asked (`app/language/figures.ts`). */
const figureField = ({ min, max, unit, whole = false, read = readFigure, unread = 'figure' }: FigureOptions) =>
  z.string().transform((typed, context) => {
    const figure = read(typed)
    const meant = figure.kind === 'none' ? [] : figure.kind === 'one' ? [figure.value] : figure.values
    const possible = meant.filter((value) => !whole || Number.isInteger(value))
    const [value, other] = possible
    if (value !== undefined && other === undefined && value >= min && value <= max) return value
    if (value !== undefined && other === undefined) {
      const [check, bound] = value < min ? ['figure_small', min] : ['figure_big', max]
      context.addIssue({ code: 'custom', params: { check, values: [bound], unit } })
      return z.NEVER
    }
    const check =
      value !== undefined
        ? 'figure_unclear'
        : meant.length > 0
          ? 'whole_number'
          : isRange(typed)
            ? 'figure_range'
            : unread
    context.addIssue({ code: 'custom', params: { check, values: possible } })
    return z.NEVER
  })

/** A whole number: 12000, 12.000, 12 000. */
export const wholeNumber = (min: number, max: number, unit?: FigureUnit) =>
  figureField({ min, max, unit, whole: true, unread: 'figure_whole' })

/** What was counted or measured, with decimals, from nought. */
export const plainFigure = figureField({ min: 0, max: 1e12 })

/** Hours of one day, halves too. */
export const hoursOfDay = figureField({ min: 0.5, max: 24 })

/** A share in whole per cent: 30, 30 %. */
export const percent = figureField({
  min: 1,
  max: 100,
  unit: 'percent',
  whole: true,
  read: (typed) => readFigure(typed.replace(/\s*%\s*$/, '')),
  unread: 'figure_whole',
})

/** A period in weeks: 10, 10 tuần, 3 tháng. */
export const weeks = (max: number) =>
  figureField({ min: 1, max, unit: 'weeks', whole: true, read: readWeeks, unread: 'figure_whole' })

/**
 * An amount in a field whose unit is million or thousand million đồng. All of its noughts written out, it is in đồng: nobody has
 * a budget of fifty million million.
 */
const amountIn = (unit: number, writtenOutFrom: number) => (typed: string) => {
  const figure = readFigure(typed, unit)
  const isInDong = figure.kind === 'one' && figure.value >= writtenOutFrom
  return isInDong ? { kind: 'one' as const, value: figure.value / unit } : figure
}

/** Whole million đồng: 24, 24 triệu, 1,2 tỷ, 24.000.000. */
export const millions = (max: number) =>
  figureField({ min: 1, max, unit: 'million', whole: true, read: amountIn(1e6, 1e6) })

/** Million đồng, with decimals: 365,5, 1,2 tỷ, 24.000.000. */
export const millionsExact = figureField({ min: 0, max: 1e9, unit: 'million', read: amountIn(1e6, 1e6) })

/** Thousand million đồng (tỷ), with decimals: 1,5, 1.500, 800 triệu, 3.500.000.000. */
export const billions = (max: number) => figureField({ min: 0, max, unit: 'billion', read: amountIn(1e9, 1e8) })

/** Below it an amount has lost its noughts. */
const LEAST_AMOUNT = 10_000

/** A line of a price in đồng, before VAT: 85.000.000, 85.000.000,00, 85 triệu, 1,5 tỷ. */
export const lineAmount = figureField({ min: 0, max: 100_000_000_000, unit: 'vnd', whole: true }).refine(
  (vnd) => vnd >= LEAST_AMOUNT,
  { params: { check: 'price_small' } },
)

/** What marks a field for files (`known-fields.server.ts`): `parseForm` has taken in its file before the schema reads of it. */
export const takenInFile = z.string()

const storedFile = takenInFile.transform((text, context): StoredFile => {
  const { received, fault } = readFileValue(text)
  if (received && !fault) return received
  context.addIssue({ code: 'custom', params: { check: 'file', fault: fault ?? 'file.missing' } })
  return z.NEVER
})

/** A file; gives what is stored of it. In a row as well as by itself. */
export const optionalFile = storedFile.optional()
export const requiredFile = optionalFile.transform((file, context): StoredFile => {
  if (file) return file
  context.addIssue({ code: 'custom', params: { check: 'file', fault: 'file.missing' } })
  return z.NEVER
})

/** How many files a field takes that takes several. */
export const severalFiles = z.registry<{ most: number }>()

/** Up to `most` files of one field; gives what is stored of each. */
export const upToFiles = (most: number) =>
  z
    .array(takenInFile)
    .register(severalFiles, { most })
    .default([])
    .transform((texts, context): StoredFile[] => {
      const values = texts.map(readFileValue)
      for (const fault of new Set(values.flatMap((value) => value.fault ?? []))) {
        const names = values.flatMap((value) => (value.fault === fault && value.name ? [value.name] : []))
        context.addIssue({ code: 'custom', params: { check: 'file', fault, names, most } })
      }
      return values.flatMap(({ received }) => received ?? [])
    })
