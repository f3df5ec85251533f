import { z } from 'zod'
import outlineFile from './data/report-outline.json'
import { told } from './province'

/** What the yearly report is made of, in the order in which it is printed; always in Vietnamese. */

export const REPORT_TABLES = ['targets', 'communication', 'subjects', 'gains', 'training', 'money'] as const
export type ReportTable = (typeof REPORT_TABLES)[number]

const id = z.string().regex(/^[a-z-]+$/)

const part = z.object({
  id,
  /** `I`, `II` … of a section, `1`, `2` … of what stands in it. */
  number: z.string().regex(/^([IVX]+|[1-9])$/),
  title: z.string().min(1),
  /** What its text should say; null: it has none. */
  hint: z.string().nullable(),
  tables: z.array(z.enum(REPORT_TABLES)),
})

/** A table whose rows the department writes itself. */
const handTable = z
  .object({
    id: z.enum(REPORT_TABLES),
    name: z.string().min(1),
    columns: z
      .array(
        z.object({
          title: z.string().min(1),
          /** `million`: an amount in million đồng; `level`: a number that is never summed up; `share`: what stands before it in per cent of what stands before that: nobody writes it. */
          kind: z.enum(['text', 'number', 'million', 'level', 'day', 'share']),
          /** Of 100. */
          width: z.number().positive(),
        }),
      )
      .min(2)
      .max(8),
    /** Its numbers are summed up. */
    sums: z.boolean(),
  })
  .refine(({ columns }) => columns.reduce((sum, { width }) => sum + width, 0) === 100, { message: 'widths make 100' })

const shape = z.object({
  ...told,
  /** With `{year}`, `{next}` and `{area}`. */
  subject: z.string().min(1),
  parts: z.array(part).min(1),
  handTables: z.array(handTable),
})

const outline = shape.parse(outlineFile)

export type ReportPart = z.output<typeof part>
export type HandTable = z.output<typeof handTable>
export type HandColumn = HandTable['columns'][number]
export const REPORT_SUBJECT = outline.subject
export const REPORT_PARTS: readonly ReportPart[] = outline.parts
export const HAND_TABLES: readonly HandTable[] = outline.handTables

/** A part is one of a section's, or the section itself. */
export const isSection = ({ number }: Pick<ReportPart, 'number'>) => /^[IVX]/.test(number)
/** A part in which there is something to write: a text, the rows of a table, or the values of indicators. */
export const isWritten = ({ hint, tables }: Pick<ReportPart, 'hint' | 'tables'>) =>
  hint !== null || tables.includes('targets')
/** The columns that somebody writes. */
export const writtenColumns = ({ columns }: HandTable) => columns.filter(({ kind }) => kind !== 'share')
export const partOf = (partId: string) => REPORT_PARTS.find((one) => one.id === partId)
export const handTableOf = (table: ReportTable) => HAND_TABLES.find((one) => one.id === table)
