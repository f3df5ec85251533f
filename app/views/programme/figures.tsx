import { Link } from '@remix-run/react'
import { type FigureName, FIGURES, type Step } from '~/domain/programme/figures'
import { type Cut, CUTS, QUARTERS, type Scope } from '~/domain/programme/scope'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { cutText } from '~/i18n/programme-terms'
import { Button } from '~/ui/actions'
import { PlainForm } from '~/ui/form'
import { DataTable } from '~/ui/tables'
import type { figuresView, Layout } from './figures-view.server'
import { NumberCell, percentText, quantileText, recordListText, recordsPath } from './programme'

type Shown = ReturnType<typeof figuresView>

/** The page of a scope and a layout. */
export function figuresPath(scope: Scope, layout: Partial<Layout> = {}): string {
  const named = Object.entries({ ...scope, ...layout }).filter(([, value]) => value)
  return `/department/figures?${new URLSearchParams(named.map(([name, value]) => [name, String(value)]))}`
}

type Option = readonly [code: string | number, text: string]
type ChoiceProps = { name: string; label: string; value: string | number | undefined; options: readonly Option[] }

const Choice = ({ name, label, value, options }: ChoiceProps) => (
  <div>
    <label htmlFor={name}>{label}</label>
    <select id={name} name={name} defaultValue={value ?? ''}>
      {options.map(([code, text]) => (
        <option key={code} value={code}>
          {text}
        </option>
      ))}
    </select>
  </div>
)

type HiddenProps = Pick<Shown, 'scope' | 'narrowed'> & { others: Record<string, string | number | undefined> }

/** What a form leaves as it is. */
const Kept = ({ scope, narrowed, others }: HiddenProps) => (
  <>
    {[...narrowed.map(({ cut }) => [cut, scope[cut]] as const), ...Object.entries(others)].map(([name, value]) =>
      value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
    )}
  </>
)

/** Chooses the period; layout and rows stay. */
export function PeriodForm({ scope, layout, years, narrowed }: Shown) {
  return (
    <PlainForm method="get" action="/department/figures">
      <Kept {...{ scope, narrowed }} others={layout} />
      <div className="scope-form layout-form">
        <Choice
          name="year"
          label={m.programme_year()}
          value={scope.year}
          options={[['', m.programme_all_years()], ...years.map((year) => [year, String(year)] as const)]}
        />
        <Choice
          name="quarter"
          label={m.figures_quarter()}
          value={scope.quarter}
          options={[
            ['', m.figures_quarter_all()],
            ...QUARTERS.map((one) => [one, m.figures_quarter_value({ quarter: String(one) })] as const),
          ]}
        />
        <Button variant="secondary">{m.programme_show()}</Button>
      </div>
    </PlainForm>
  )
}

/** Chooses by what the figures are cut; period and rows stay. */
export function LayoutForm({ scope, layout, narrowed }: Shown) {
  const cuts = CUTS.map((cut) => [cut, cutText[cut]()] as const)
  return (
    <PlainForm method="get" action="/department/figures#cut">
      <Kept {...{ scope, narrowed }} others={{ year: scope.year, quarter: scope.quarter }} />
      <div className="scope-form layout-form">
        <Choice name="by" label={m.figures_by()} value={layout.by} options={cuts} />
        <Choice
          name="across"
          label={m.figures_across()}
          value={layout.across}
          options={[['', m.figures_across_none()], ...cuts]}
        />
        {layout.across ? (
          <Choice
            name="figure"
            label={m.figures_counted()}
            value={layout.figure}
            options={FIGURES.map((name) => [name, recordListText[name]()] as const)}
          />
        ) : null}
        <Button variant="secondary">{m.programme_show()}</Button>
      </div>
    </PlainForm>
  )
}

/** The rows to which the page is narrowed, each with the way back out of it. */
export const Narrowed = ({ scope, layout, narrowed }: Shown) =>
  narrowed.length === 0 ? null : (
    <ul className="plain-links">
      {narrowed.map(({ cut, words, name }) => (
        <li key={cut}>
          {m.figures_row_link({ cut: words, name })}{' '}
          <Link to={figuresPath({ ...scope, [cut]: undefined }, layout)}>{m.figures_without({ what: name })}</Link>
        </li>
      ))}
    </ul>
  )

const periodText = ({ year, quarter }: Scope) =>
  quarter
    ? m.figures_before_quarter({ quarter: String(quarter), year: String(year) })
    : m.figures_before_year({ year: String(year) })

/** How far the needs have come: each figure with its share of all, a bar of that share, and what it was the period before. */
export function Way({ figures, before, scope }: Shown) {
  const rows = FIGURES.map((name) => ({ name, count: figures[name], was: before?.figures[name] }))
  const beforeNote = before?.isWhole ? m.figures_before_whole_note : m.figures_before_note
  return (
    <>
      <DataTable
        caption={m.figures_way_title()}
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          {
            header: m.figures_step(),
            cell: ({ name, count }) =>
              count > 0 ? <Link to={recordsPath(name, scope)}>{recordListText[name]()}</Link> : recordListText[name](),
          },
          { header: m.figures_count(), numeric: true, cell: ({ count }) => formatNumber(count) },
          {
            header: m.figures_share(),
            cell: ({ count }) => (
              <span className="share-bar">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={figures.needs > 0 ? (count / figures.needs) * 100 : 0} height="10" />
                </svg>
                {figures.needs > 0 ? percentText(count / figures.needs) : null}
              </span>
            ),
          },
          ...(before
            ? [
                {
                  header: m.figures_before(),
                  numeric: true,
                  cell: ({ was }: { was?: number }) => formatNumber(was ?? 0),
                },
              ]
            : []),
        ]}
      />
      {before ? <p className="hint">{beforeNote({ period: periodText(before) })}</p> : null}
    </>
  )
}

/** How long each step took, over all that came to its beginning. */
export function StepTimes({ steps }: { steps: readonly Step[] }) {
  return (
    <>
      <DataTable
        caption={m.figures_time_title()}
        rows={steps}
        rowKey={({ to }) => to}
        columns={[
          { header: m.figures_time_step(), cell: ({ to }) => recordListText[to]() },
          { header: m.figures_time_reached(), numeric: true, cell: ({ reached }) => formatNumber(reached) },
          { header: m.figures_time_open(), numeric: true, cell: ({ open }) => formatNumber(open) },
          { header: m.figures_time_median(), numeric: true, cell: ({ median }) => quantileText(median) },
          { header: m.figures_time_ninetieth(), numeric: true, cell: ({ ninetieth }) => quantileText(ninetieth) },
        ]}
      />
      <p className="hint">{m.figures_time_note()}</p>
    </>
  )
}

/** The rows of the cut, each number with its records; a row's name narrows the page to it. */
export function CutTable({ layout: { by }, rows, figures, scope }: Shown) {
  const caption = m.figures_cut_title({ cut: cutText[by]() })
  return (
    <>
      <p className="hint">{m.figures_narrow_hint()}</p>
      <div className="figure-table" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{cutText[by]()}</th>
              {FIGURES.map((figure) => (
                <th key={figure} scope="col" className="numeric">
                  {recordListText[figure]()}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  <Link to={figuresPath({ ...scope, [by]: row.code }, { by: otherThan(by) })}>{row.name}</Link>
                </th>
                {FIGURES.map((figure) => (
                  <NumberCell key={figure} count={row[figure]} to={recordsPath(figure, { ...scope, [by]: row.code })} />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{m.figures_all()}</th>
              {FIGURES.map((figure) => (
                <NumberCell key={figure} count={figures[figure]} to={recordsPath(figure, scope)} />
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      {by === 'subject' || by === 'group' ? <p className="hint">{m.figures_cut_more()}</p> : null}
      {by === 'size' ? <p className="hint">{m.figures_cut_now()}</p> : null}
    </>
  )
}

/** What a row is looked at by, once the page is narrowed to it. */
const otherThan = (cut: Cut): Cut => (cut === 'subject' || cut === 'group' ? 'commune' : 'subject')

/** One number by two cuts. */
export function Crossing({ layout: { by, across, figure }, crossing, scope }: Shown) {
  if (!across || !crossing) return null
  const { columns, rows } = crossing
  const caption = crossingTitle(figure, by, across)
  return (
    <div className="figure-table" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{cutText[by]()}</th>
            {columns.map(({ code, name }) => (
              <th key={code} scope="col" className="numeric">
                {name}
              </th>
            ))}
            <th scope="col" className="numeric">
              {m.figures_all()}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{row.name}</th>
              {columns.map(({ code }, place) => (
                <NumberCell
                  key={code}
                  count={row.cells[place]!}
                  to={recordsPath(figure, { ...scope, [by]: row.code, [across]: code })}
                />
              ))}
              <NumberCell count={row.count} to={recordsPath(figure, { ...scope, [by]: row.code })} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{m.figures_all()}</th>
            {columns.map(({ code, count }) => (
              <NumberCell key={code} count={count} to={recordsPath(figure, { ...scope, [across]: code })} />
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

export const crossingTitle = (figure: FigureName, down: Cut, across: Cut) =>
  m.figures_crossed_title({ figure: recordListText[figure](), down: cutText[down](), across: cutText[across]() })
