import { Link } from '@remix-run/react'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Tag } from '~/ui/feedback'
import { Details } from '~/ui/layout'
import { DataTable } from '~/ui/tables'
import { NumberCell, PlaceLink, recordsPath } from '../programme/programme'
import type { UnmetView } from './unmet-view.server'

type Pairs = Pick<UnmetView, 'pairs' | 'subjects' | 'communes' | 'scope' | 'all'>

/** Consultants who name a subject, as a way to them; none stands out. */
function Help({ code, consultants }: { code: string; consultants: number | null }) {
  if (consultants === null) return null
  const text = m.place_help_count({ count: formatNumber(consultants) })
  if (consultants === 0) return <Tag tone="danger">{text}</Tag>
  return <Link to={`/consultants?${new URLSearchParams({ subject: code })}`}>{text}</Link>
}

/** Subjects down, communes across; where the screen or paper is narrow the pairs stand beneath one another instead. */
export function UnmetTable({ pairs, subjects, communes, scope, all }: Pairs) {
  const counts = new Map(pairs.map(({ subject, commune, count }) => [`${subject} ${commune}`, count]))
  const caption = m.place_unmet_table()
  return (
    <div className="figure-table wide-only" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{m.programme_subject()}</th>
            <th scope="col">{m.place_help_column()}</th>
            <th scope="col" className="numeric">
              {m.place_total()}
            </th>
            {communes.map(({ code, name }) => (
              <th key={code} scope="col" className="numeric">
                <PlaceLink by="commune" code={code} name={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subjects.map(({ code, name, count, consultants }) => (
            <tr key={code}>
              <th scope="row">
                <PlaceLink by="subject" code={code} name={name} />
              </th>
              <td>
                <Help code={code} consultants={consultants} />
              </td>
              <NumberCell count={count} to={recordsPath('unmet', { ...scope, subject: code })} />
              {communes.map((commune) => (
                <NumberCell
                  key={commune.code}
                  count={counts.get(`${code} ${commune.code}`) ?? 0}
                  to={recordsPath('unmet', { ...scope, subject: code, commune: commune.code })}
                />
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{m.place_count()}</th>
            <td />
            <NumberCell count={all} to={recordsPath('unmet', scope)} />
            {communes.map(({ code, count }) => (
              <NumberCell key={code} count={count} to={recordsPath('unmet', { ...scope, commune: code })} />
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

/** Pairs shown at once; the others are a disclosure away. */
const PAIRS_SHOWN = 20

/** The same on a phone and on paper: each commune and subject with its number, most first. */
export function UnmetPairs({ pairs, scope }: Pick<Pairs, 'pairs' | 'scope'>) {
  const rest = pairs.slice(PAIRS_SHOWN)
  return (
    <div className="narrow-only">
      <PairTable pairs={pairs.slice(0, PAIRS_SHOWN)} scope={scope} />
      {rest.length > 0 ? (
        <Details summary={m.programme_more_rows({ count: formatNumber(rest.length) })}>
          <PairTable pairs={rest} scope={scope} />
        </Details>
      ) : null}
    </div>
  )
}

const PairTable = ({ pairs, scope }: Pick<Pairs, 'pairs' | 'scope'>) => (
  <DataTable
    caption={m.place_unmet_pairs()}
    rows={pairs}
    rowKey={({ subject, commune }) => `${subject} ${commune}`}
    columns={[
      {
        header: m.programme_commune(),
        cell: ({ commune, communeName }) => <PlaceLink by="commune" code={commune} name={communeName} />,
      },
      {
        header: m.programme_subject(),
        cell: ({ subject, subjectName }) => <PlaceLink by="subject" code={subject} name={subjectName} />,
      },
      {
        header: m.place_count(),
        numeric: true,
        cell: ({ subject, commune, count }) => (
          <Link to={recordsPath('unmet', { ...scope, subject, commune })}>{formatNumber(count)}</Link>
        ),
      },
      {
        header: m.place_help_column(),
        cell: ({ subject, consultants }) => <Help code={subject} consultants={consultants} />,
      },
    ]}
  />
)
