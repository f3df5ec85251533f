import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatDay, formatNumber } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { DataTable, Section, Stack } from '~/ui'
import { LEVELS } from '~/vocabulary/self-check'
import type { ResultShown } from './result-view.server'

type Row = ResultShown['rows'][number]
const part = (level: number) => (level / LEVELS.length) * 100

/** A bar for each question, drawn on the server; the table below says the same. */
function Chart({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className="measure-chart self-check-chart">
      {rows.map(({ id, matter, own, earlier, half }) => (
        <div key={id}>
          <dt>{matter}</dt>
          <dd>{own.name}</dd>
          <dd aria-hidden="true">
            <svg viewBox="0 0 100 10" preserveAspectRatio="none">
              <rect width={part(own.level)} height={earlier ? 6 : 10} />
              {earlier ? <rect className="self-check-earlier" y="7" width={part(earlier.level)} height="3" /> : null}
              {half ? <rect className="chart-mark" x={part(half.level) - 1} width="1" height="10" /> : null}
            </svg>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function changeText({ own, earlier }: Row): string {
  if (!earlier) return m.self_check_change_new()
  const said = { level: earlier.name, count: formatNumber(Math.abs(own.level - earlier.level)) }
  if (own.level === earlier.level) return m.self_check_change_same(said)
  return own.level > earlier.level ? m.self_check_change_up(said) : m.self_check_change_down(said)
}

const changed = (rows: readonly Row[], by: 1 | -1) =>
  formatNumber(rows.filter(({ own, earlier }) => earlier && Math.sign(own.level - earlier.level) === by).length)

/** A result as a chart and as a table, beside the one before and beside the field where so many are known; `children` before the table. */
export function ResultSections({ result, children }: { result: ResultShown; children?: ReactNode }) {
  const { rows, earlierOn, enterprises, least } = result
  const earlierDay = earlierOn && formatDay(earlierOn)
  return (
    <>
      <Section title={m.self_check_chart_title()}>
        <Stack gap="small">
          {earlierDay ? (
            <p>{m.self_check_changed({ day: earlierDay, up: changed(rows, 1), down: changed(rows, -1) })}</p>
          ) : null}
          <Chart rows={rows} />
          {earlierDay ? <p className="hint">{m.self_check_chart_earlier({ day: earlierDay })}</p> : null}
          <p className="hint">
            {enterprises
              ? m.self_check_chart_half({ count: formatNumber(enterprises) })
              : m.self_check_too_few({ count: formatNumber(least) })}
          </p>
        </Stack>
      </Section>
      <WeakPoints weak={result.weak} />
      {children}
      <DataTable
        caption={m.self_check_table_title()}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { header: m.self_check_table_matter(), cell: ({ matter }) => matter },
          {
            header: m.self_check_table_own(),
            cell: ({ own, state }) => m.self_check_state({ level: own.name, state: inSentence(state) }),
          },
          ...(earlierDay
            ? [{ header: m.self_check_table_earlier({ day: earlierDay }), cell: (row: Row) => changeText(row) }]
            : []),
          ...(enterprises
            ? [
                {
                  header: m.self_check_table_half(),
                  cell: ({ half }: Row) => half?.name ?? m.self_check_table_half_none(),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

/** Where there is most to gain, each with whom to look for and what to tell. */
const WeakPoints = ({ weak }: Pick<ResultShown, 'weak'>) => (
  <Section title={m.self_check_weak_title()}>
    <p>{weak.length > 0 ? m.self_check_weak_lead() : m.self_check_weak_none()}</p>
    {weak.map(({ id, matter, now, next, need, subjects }) => (
      <article key={id} className="measure-reading">
        <h3>{matter}</h3>
        <p>{m.self_check_weak_now({ state: inSentence(now) })}</p>
        <p>{m.self_check_weak_next({ advice: inSentence(next) })}</p>
        <p>
          {m.self_check_weak_subjects()}
          {subjects.map(({ code, name }, place) => (
            <span key={code}>
              {place > 0 ? '; ' : null}
              <Link to={`/consultants?${new URLSearchParams({ subject: code })}`}>{name}</Link>
            </span>
          ))}
        </p>
        <p>
          <Link to={`/?${new URLSearchParams({ text: need })}#ask`}>{m.self_check_weak_tell()}</Link>
        </p>
      </article>
    ))}
  </Section>
)
