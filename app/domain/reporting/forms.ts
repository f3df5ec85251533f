import { z } from 'zod'
import { dayField, longText, millionsExact, plainFigure, shortText } from '~/forms/fields'
import { writeFigure } from '~/language/figures'
import type { PlanIndicator } from '~/vocabulary/province'
import {
  type HandColumn,
  type HandTable,
  handTableOf,
  type ReportPart,
  writtenColumns,
} from '~/vocabulary/report-outline'
import { MAX_ROWS } from './lifecycle'

/** The table of a part whose rows the department writes; undefined: it has none. */
export const handTableIn = ({ tables }: Pick<ReportPart, 'tables'>): HandTable | undefined =>
  tables.map(handTableOf).find((table) => table !== undefined)

const cell = ({ kind }: HandColumn) => {
  if (kind === 'million') return millionsExact.optional()
  if (kind === 'number' || kind === 'level') return plainFigure.optional()
  return kind === 'day' ? dayField.optional() : shortText(300).optional()
}

/** The fields of a row, in the order of its columns; the first says what it is about. */
export const rowFields = (table: HandTable) =>
  writtenColumns(table).map((column, place) => ({ column, name: `c${place}` }))

const rowForm = (table: HandTable) =>
  z.object(
    Object.fromEntries(
      rowFields(table).map(({ column, name }, place) => [name, place === 0 ? shortText(200) : cell(column)]),
    ),
  )

const valueOf = ({ unit }: PlanIndicator) =>
  plainFigure
    .refine((value) => unit !== '%' || value <= 100, {
      params: { check: 'figure_big', values: [100], unit: 'percent' },
    })
    .optional()

const keyed = <T extends z.ZodType>(indicators: readonly PlanIndicator[], of: (indicator: PlanIndicator) => T) =>
  z.object(Object.fromEntries(indicators.map((indicator) => [indicator.id, of(indicator)])))

/** What a part takes: its text, the rows of its table, the indicators that nothing is counted for. */
export const partForm = (part: ReportPart, indicators: readonly PlanIndicator[]) => {
  const table = handTableIn(part)
  const own = part.tables.includes('targets') ? indicators : []
  return z.object({
    text: longText(10_000).default(''),
    rows: z
      .array(table ? rowForm(table) : z.object({}))
      .max(table ? MAX_ROWS : 0)
      .default([]),
    value: keyed(own, valueOf).default({}),
    basis: keyed(own, () => shortText(300).optional()).default({}),
  })
}
export type PartValue = z.output<ReturnType<typeof partForm>>

/** What is typed, as it is kept: days and numbers plain. */
export function keptRows(part: ReportPart, { rows, value, basis }: PartValue): string[][] {
  if (part.tables.includes('targets'))
    return Object.keys(value).length + Object.keys(basis).length === 0
      ? []
      : Object.keys({ ...value, ...basis }).flatMap((id) =>
          value[id] === undefined && !basis[id] ? [] : [[id, String(value[id] ?? ''), basis[id] ?? '']],
        )
  const table = handTableIn(part)
  if (!table) return []
  return rows.map((row) =>
    rowFields(table).map(({ name }) => String((row as Record<string, string | number | undefined>)[name] ?? '')),
  )
}

const typedCell = (kept: string | undefined, kind: HandColumn['kind']): string =>
  kept && kind !== 'text' && kind !== 'day' ? writeFigure(Number(kept)) : (kept ?? '')

/** What is kept, as a form begins with it. */
export function typedRows(part: ReportPart, kept: readonly (readonly string[])[]) {
  const isTargets = part.tables.includes('targets')
  const table = handTableIn(part)
  const keyed = (of: (row: readonly string[]) => string) =>
    Object.fromEntries(isTargets ? kept.map((row) => [row[0]!, of(row)]) : [])
  return {
    rows: table
      ? kept.map((row) =>
          Object.fromEntries(
            rowFields(table).map(({ name, column }, place) => [name, typedCell(row[place], column.kind)]),
          ),
        )
      : [],
    value: keyed((row) => typedCell(row[1], 'number')),
    basis: keyed((row) => row[2] ?? ''),
  }
}

export const beginForm = z.object({ year: z.string().regex(/^\d{4}$/) })

/** What an officer does with the report as a whole. */
export const reportForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('send') }),
  z.object({ step: z.literal('return'), reason: longText(1000) }),
  z.object({
    step: z.literal('close'),
    read: z
      .boolean()
      .default(false)
      .refine((read) => read, { params: { check: 'read_paper' } }),
  }),
])
