import { PLACE_LISTS, type PlaceRow } from '~/domain/programme/place-lists'
import type { Scope } from '~/domain/programme/scope'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Details } from '~/ui/layout'
import { NumberCell, PlaceLink, recordListText, recordsPath } from '../programme/programme'

export type NamedRow = PlaceRow & { name: string }
type Props = {
  caption: string
  by: 'subject' | 'commune'
  rows: readonly NamedRow[]
  scope: Scope
  /** Whether its reader may open the records. */
  opens: boolean
}

/** Rows shown at once; the others are a disclosure away. */
const ROWS_SHOWN = 12

/** What is counted of each commune or subject; numbers open their records, names their pages, where the reader may. */
export function PlaceTable({ rows, ...table }: Props) {
  const rest = rows.slice(ROWS_SHOWN)
  return (
    <>
      <Rows {...table} rows={rows.slice(0, ROWS_SHOWN)} />
      {rest.length > 0 ? (
        <Details summary={m.programme_more_rows({ count: formatNumber(rest.length) })}>
          <Rows {...table} rows={rest} />
        </Details>
      ) : null}
    </>
  )
}

const Rows = ({ caption, by, rows, scope, opens }: Props) => (
  <div className="figure-table" role="region" aria-label={caption} tabIndex={0}>
    <table>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{by === 'subject' ? m.programme_subject() : m.programme_commune()}</th>
          {PLACE_LISTS.map((list) => (
            <th key={list} scope="col" className="numeric">
              {recordListText[list]()}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">{opens ? <PlaceLink by={by} code={row.code} name={row.name} /> : row.name}</th>
            {PLACE_LISTS.map((list) =>
              opens ? (
                <NumberCell key={list} count={row[list]} to={recordsPath(list, { ...scope, [by]: row.code })} />
              ) : (
                <td key={list} className="numeric">
                  {formatNumber(row[list])}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
