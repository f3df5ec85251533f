import { Link } from '@remix-run/react'
import type { Narrowing } from '~/domain/programme/narrowing'
import type { ResultFigures } from '~/domain/programme/results.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { Button } from '~/ui/actions'
import { Figure, Figures } from '~/ui/figures'
import { PlainForm } from '~/ui/form'
import { Stack } from '~/ui/layout'
import { DataTable } from '~/ui/tables'
import { gainSaid, levelText } from '../measures/measure-terms'
import type { Scope } from '~/domain/programme/scope'
import { outcomesPath } from './programme'
import { resultKindText, standingText } from './result-terms'

type Props = { results: ResultFigures; scope: Scope }

/** What was verified: by kind, certificates as they stand today, measures by how sure they are, and gains; each leads to its list. */
export function Results({ results: { kinds, standings, levels, gains }, scope }: Props) {
  const to = (narrowing: Narrowing) => outcomesPath('verified', scope, narrowing)
  return (
    <Stack>
      <Figures>
        {kinds.map(({ kind, count }) => (
          <Figure key={kind} value={formatNumber(count)} label={resultKindText[kind]()} to={to({ kind })} />
        ))}
      </Figures>
      <h3>{m.programme_standings()}</h3>
      <Figures>
        {standings.map(({ standing, count }) => (
          <Figure
            key={standing}
            value={formatNumber(count)}
            label={standingText[standing]()}
            to={to({ kind: 'certificate', standing })}
          />
        ))}
      </Figures>
      <h3>{m.programme_levels()}</h3>
      <Figures>
        {levels.map(({ level, count }) => (
          <Figure
            key={level}
            value={formatNumber(count)}
            label={levelText[level]()}
            to={to({ kind: 'measure', level })}
          />
        ))}
      </Figures>
      <p className="hint">{m.programme_levels_note()}</p>
      {gains.length > 0 ? (
        <DataTable
          caption={m.programme_gains()}
          rows={gains}
          rowKey={({ indicator, level }) => `${indicator.id} ${level}`}
          columns={[
            {
              header: m.programme_gain_indicator(),
              cell: ({ indicator, level }) => (
                <Link to={to({ kind: 'measure', indicator: indicator.id, level })}>{inWords(indicator.name)}</Link>
              ),
            },
            { header: m.measure_level(), cell: ({ level }) => levelText[level]() },
            { header: m.programme_gain_measures(), numeric: true, cell: ({ measures }) => formatNumber(measures) },
            { header: m.programme_gain_places(), numeric: true, cell: ({ places }) => formatNumber(places) },
            {
              header: m.programme_gain_median(),
              cell: ({ median }) => (median === null ? m.programme_gain_none() : gainSaid(median)),
            },
          ]}
        />
      ) : null}
      {gains.length > 0 ? <p className="hint">{m.programme_gains_note()}</p> : null}
    </Stack>
  )
}

type BodiesProps = {
  bodies: { body: string; count: number }[]
  list: string
  scope: Scope
  narrowing: Narrowing
}

/** Chooses one certification body, whose certificates are listed. */
export function BodyForm({ bodies, list, scope, narrowing: { body = '', ...narrowing } }: BodiesProps) {
  if (bodies.length === 0 && !body) return null
  const kept = new URL(outcomesPath(list, scope, narrowing), 'http://here').searchParams
  return (
    <PlainForm method="get" action="/department/outcomes">
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="scope-form">
        <label htmlFor="body">{m.programme_body()}</label>
        <select id="body" name="body" defaultValue={body}>
          <option value="">{m.programme_body_all()}</option>
          {body && !bodies.some((one) => one.body === body) ? <option value={body}>{body}</option> : null}
          {bodies.map((one) => (
            <option key={one.body} value={one.body}>
              {m.programme_body_option({ body: one.body, count: formatNumber(one.count) })}
            </option>
          ))}
        </select>
        <Button variant="secondary">{m.programme_show()}</Button>
      </div>
    </PlainForm>
  )
}
