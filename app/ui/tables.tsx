import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'

export type Column<Row> = { header: string; cell: (row: Row) => ReactNode; numeric?: boolean }

export type DataTableProps<Row> = {
  caption: ReactNode
  rows: readonly Row[]
  rowKey: (row: Row) => string
  columns: readonly Column<Row>[]
  empty?: ReactNode
}

/**
 * A table; under 640 px each row is a card whose first cell is its name and whose other cells carry their column's header.
 * The roles are spelled out because a table that is displayed as blocks loses them.
 */
export function DataTable<Row>({ caption, rows, rowKey, columns, empty }: DataTableProps<Row>) {
  return (
    <table className="data-table" role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ header, numeric }) => (
            <th key={header} role="columnheader" scope="col" className={numeric ? 'numeric' : undefined}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map(({ header, cell, numeric }, index) => (
              <Cell key={header} {...{ header, numeric }} names={index === 0}>
                {cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr role="row">
            <td role="cell" className="data-table-empty" colSpan={columns.length}>
              {empty ?? m.ui_table_empty()}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

type CellProps = { header: string; numeric?: boolean; names: boolean; children: ReactNode }

function Cell({ header, numeric, names, children }: CellProps) {
  const className = numeric ? 'numeric' : undefined
  return names ? (
    <th role="rowheader" scope="row" data-header={header} className={className}>
      {children}
    </th>
  ) : (
    <td role="cell" data-header={header} className={className}>
      <div>{children}</div>
    </td>
  )
}

/** A link; or a button of a form on the page, which keeps what was typed there before it leads on. */
type SummaryAction = { text: string } & ({ to: string } | { button: { form: string; name: string; value: string } })

export type SummaryItem = { term: ReactNode; detail: ReactNode; action?: SummaryAction }

/** Answers to review, each with the way to change it. */
export function SummaryList({ items }: { items: readonly SummaryItem[] }) {
  return (
    <dl className="summary-list">
      {items.map(({ term, detail, action }, index) => (
        <div key={index} className="summary-row">
          <dt>{term}</dt>
          <dd>{detail}</dd>
          {action && (
            <dd className="summary-action">
              <SummaryStep {...action}>
                {action.text}
                <span className="visually-hidden"> ({term})</span>
              </SummaryStep>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

const SummaryStep = ({ children, ...step }: SummaryAction & { children: ReactNode }) =>
  'to' in step ? (
    <Link to={step.to}>{children}</Link>
  ) : (
    <button className="link-button" {...step.button}>
      {children}
    </button>
  )

export type CompareProps = {
  caption: string
  /** `name`: what stands above each value where the screen is too narrow for columns. */
  columns: readonly { id: string; name: string; header: ReactNode }[]
  rows: readonly { label: ReactNode; cells: readonly ReactNode[] }[]
}

/**
 * Offers side by side; on a phone criterion by criterion, each value under the name it belongs to. The roles are said: a browser
 * forgets a table's where its parts are laid out otherwise.
 */
export function Compare({ caption, columns, rows }: CompareProps) {
  return (
    <div className="compare" role="region" aria-label={caption} tabIndex={0}>
      <table role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <td className="compare-corner" role="cell" />
            {columns.map(({ id, header }) => (
              <th key={id} scope="col" role="columnheader">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ label, cells }, row) => (
            <tr key={row} role="row">
              <th scope="row" role="rowheader">
                {label}
              </th>
              {columns.map(({ id, name }, column) => (
                <td key={id} role="cell">
                  <span className="compare-name">{name}</span>
                  {cells[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
