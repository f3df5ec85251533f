import { ENOUGH_TO_CONCLUDE } from '~/domain/learning/lifecycle'
import type { Agreement as Counted } from '~/domain/learning/agreement'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Notice } from '~/ui/feedback'
import { Details } from '~/ui/layout'

type Row = Counted['subjects'][number] & { name: string }
type AgreementProps = Omit<Counted, 'subjects'> & { subjects: Row[] }

/** Rows shown at once; the others are a disclosure away. */
const ROWS_SHOWN = 10

/** How people took the suggestions: plain counts, no shares, and a word of care while they are few. */
export function Agreement({ judged, withSuggestion, firstKept, subjects }: AgreementProps) {
  if (judged === 0) return <p>{m.learning_agreement_none()}</p>
  const more = subjects.slice(ROWS_SHOWN)
  return (
    <>
      <p>
        {m.learning_agreement_first({ kept: formatNumber(firstKept), all: formatNumber(withSuggestion) })}{' '}
        {judged > withSuggestion
          ? m.learning_agreement_without({ count: formatNumber(judged - withSuggestion) })
          : null}
      </p>
      {judged < ENOUGH_TO_CONCLUDE ? (
        <Notice tone="info">{m.learning_agreement_few({ enough: formatNumber(ENOUGH_TO_CONCLUDE) })}</Notice>
      ) : null}
      <SubjectRows rows={subjects.slice(0, ROWS_SHOWN)} />
      {more.length > 0 ? (
        <Details summary={m.programme_more_rows({ count: formatNumber(more.length) })}>
          <SubjectRows rows={more} />
        </Details>
      ) : null}
    </>
  )
}

const columns: [header: () => string, count: (row: Row) => number][] = [
  [m.learning_suggested, (row) => row.suggested],
  [m.learning_first, (row) => row.first],
  [m.learning_kept, (row) => row.kept],
  [m.learning_removed, (row) => row.suggested - row.kept],
  [m.learning_added, (row) => row.added],
]

/** Scrolls inside itself on a phone, the names staying in sight. */
const SubjectRows = ({ rows }: { rows: Row[] }) => (
  <div className="figure-table" role="region" aria-label={m.learning_agreement_caption()} tabIndex={0}>
    <table>
      <caption className="visually-hidden">{m.learning_agreement_caption()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.learning_subject()}</th>
          {columns.map(([header]) => (
            <th key={header()} scope="col" className="numeric">
              {header()}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.subject}>
            <th scope="row">{row.name}</th>
            {columns.map(([header, count]) => (
              <td key={header()} className="numeric">
                {formatNumber(count(row))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
