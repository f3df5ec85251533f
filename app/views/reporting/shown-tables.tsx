import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type Cell, cellText, type ReportColumn, type ReportTableShown } from '~/documents/report-table'
import type { ReportTables } from '~/documents/yearly-report'
import { COUNTED } from '~/domain/reporting/counted'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Details, Stack } from '~/ui/layout'

type Recorded = {
  /** Where the records of the report are listed. */
  records: string
}

/** Rows up to which a table is open at once. */
const ROWS_SHOWN = 12

const ORDER = [
  'targets',
  'communication',
  'subjects',
  'bridge',
  'gains',
  'training',
  'money',
  'supported',
  'certificates',
  'sections',
  'communes',
  'kinds',
  'consultants',
] as const satisfies readonly (keyof ReportTables)[]

/** The tables that have rows, in the order in which they are printed. */
export const tablesInOrder = (tables: ReportTables): ReportTableShown[] =>
  ORDER.flatMap((id) => tables[id] ?? []).filter(({ rows }) => rows.length > 0)

/** Those of any days: what nobody writes, and nothing of the plan. */
export const tablesOfPeriod = ({
  subjects,
  gains,
  supported,
  certificates,
  sections,
  communes,
  kinds,
  consultants,
}: ReportTables) => [subjects, gains, supported, certificates, sections, communes, kinds, consultants]

/** Every table of a report, always in Vietnamese as it is printed; each number leads to what it counts. */
export const ShownTables = ({ tables, records }: { tables: ReportTables } & Recorded) => (
  <div lang="vi">
    <Stack gap="large">
      {tablesInOrder(tables).map((table) => (
        <ShownTable key={table.sheet} table={table} records={records} />
      ))}
    </Stack>
  </div>
)

function ShownTable({ table, records }: { table: ReportTableShown } & Recorded) {
  const { caption, sheet, rows, notes } = table
  const title = caption || sheet
  const body = (
    <>
      <Grid table={table} title={title} records={records} />
      {notes.map((note) => (
        <p key={note} className="hint">
          {note}
        </p>
      ))}
    </>
  )
  if (rows.length <= ROWS_SHOWN)
    return (
      <section>
        <h3>{title}</h3>
        {body}
      </section>
    )
  return (
    <Details
      summary={
        <>
          {title} ({m.yearly_report_rows({ count: formatNumber(rows.length) }, { locale: 'vi' })})
        </>
      }
    >
      {body}
    </Details>
  )
}

const classOf = ({ kind }: ReportColumn) => (kind === 'text' ? undefined : kind === 'day' ? 'day' : 'numeric')

/** Scrolls inside itself on a phone, the names staying in sight. */
function Grid({ table, title, records }: { table: ReportTableShown; title: string } & Recorded) {
  const { columns, rows, total } = table
  const totalOf = (cell: Cell, at: number) =>
    cell === null ? '' : linked(cell, at, columns[at]!, countedAt(table, at, records))
  return (
    <div className="figure-table" role="region" aria-label={title} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={place}>
              {row.map((cell, at) => (
                <Data key={at} column={columns[at]!} names={at === 0}>
                  {linked(cell, at, columns[at]!, leadsTo(table, place, at, records))}
                </Data>
              ))}
            </tr>
          ))}
          {total ? (
            <tr>
              {total.cells.map((cell, at) => (
                <Data key={at} column={columns[at]!} names={at === 0}>
                  <strong>{totalOf(cell, at)}</strong>
                </Data>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  )
}

const Data = ({ column, names, children }: { column: ReportColumn; names: boolean; children: ReactNode }) => {
  const className = classOf(column)
  return names ? (
    <th scope="row" className={className}>
      {children}
    </th>
  ) : (
    <td className={className}>{children}</td>
  )
}

/** A nought leads nowhere: there is nothing to see. */
const linked = (cell: Cell, at: number, column: ReportColumn, to: string | null): ReactNode =>
  to && cell !== null && cell !== 0 ? <Link to={to}>{cellText(cell, column)}</Link> : cellText(cell, column)

function countedAt({ figures }: ReportTableShown, at: number, records: string, row = ''): string | null {
  const list = figures ? COUNTED[at - 1] : undefined
  return list ? `${records}list=${list}${row}` : null
}

function leadsTo(table: ReportTableShown, place: number, at: number, records: string): string | null {
  const { figures, links } = table
  if (figures) {
    const row = new URLSearchParams({ cut: figures.cut, row: figures.codes[place]! })
    return countedAt(table, at, records, `&${row}`)
  }
  const to = links?.column === at ? (links.to[place] ?? null) : null
  return to?.startsWith('?') ? records + to.slice(1) : to
}
