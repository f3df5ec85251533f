import { Link } from '@remix-run/react'
import { PLACE_LISTS } from '~/domain/programme/place-lists'
import type { Scope } from '~/domain/programme/scope'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { PlainForm } from '~/ui/form'
import { recordListText } from '../programme/programme'

/** What the map of communes may show. */
export const MEASURES = PLACE_LISTS
export type Measure = (typeof MEASURES)[number]

/** Chooses what the map shows, and of which year's needs. */
export function MeasureForm({ measure, scope, years }: { measure: Measure; scope: Scope; years: number[] }) {
  return (
    <PlainForm method="get" action="/department/communes">
      <div className="scope-form">
        <label htmlFor="measure">{m.place_measure()}</label>
        <select id="measure" name="measure" defaultValue={measure}>
          {MEASURES.map((one) => (
            <option key={one} value={one}>
              {recordListText[one]()}
            </option>
          ))}
        </select>
        <label htmlFor="year">{m.programme_year()}</label>
        <select id="year" name="year" defaultValue={scope.year ?? ''}>
          <option value="">{m.programme_all_years()}</option>
          {years.map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </select>
        <Button variant="secondary">{m.programme_show()}</Button>
      </div>
    </PlainForm>
  )
}

/** Communes in which nothing was published, each with its page. */
export const OtherCommunes = ({ communes }: { communes: { code: string; name: string }[] }) => (
  <ul className="plain-links">
    {communes.map(({ code, name }) => (
      <li key={code}>
        <Link to={`/department/communes/${code}`}>{name}</Link>
      </li>
    ))}
  </ul>
)

export const emptyCommunes = (count: number) => m.place_communes_empty({ count: formatNumber(count) })
