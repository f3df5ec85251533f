import { Link } from '@remix-run/react'
import { type FigureName, FIGURES, type Quantile, type RecordList } from '~/domain/programme/figures'
import type { Narrowing } from '~/domain/programme/narrowing'
import type { GivenFor } from '~/domain/programme/reasons'
import type { Scope } from '~/domain/programme/scope'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Notice, Tag } from '~/ui/feedback'
import { Figure, Figures } from '~/ui/figures'
import { PlainForm } from '~/ui/form'
import { Details, Meta, Section } from '~/ui/layout'
import { TaskList } from '~/ui/process'
import { DEMAND_DAYS } from '~/vocabulary/unmet-demand'
import { placePath } from '../places/paths'

export const recordListText: Record<RecordList, () => string> = {
  needs: m.programme_figure_needs,
  requested: m.programme_figure_requested,
  replied: m.programme_figure_replied,
  proposed: m.programme_figure_proposed,
  awarded: m.programme_figure_awarded,
  completed: m.programme_figure_completed,
  certified: m.programme_figure_certified,
  unasked: m.programme_list_unasked,
  overdue: m.programme_list_overdue,
  unmet: m.place_list_unmet,
  unanswered: () => m.place_list_unanswered({ days: formatNumber(DEMAND_DAYS) }),
  slow: () => m.place_list_slow({ days: formatNumber(DEMAND_DAYS) }),
  running: m.place_list_running,
}

const scoped = (query: URLSearchParams, scope: Scope & Narrowing) => {
  for (const [name, value] of Object.entries(scope)) if (value) query.set(name, String(value))
  return query
}

/** The address of the needs that a figure counts. */
export const recordsPath = (list: RecordList, scope: Scope = {}) =>
  `/department/records?${scoped(new URLSearchParams({ list }), scope)}`

/** The address of the reasons that were given about needs in scope. */
export const reasonsPath = (scope: Scope) => `/department/reasons?${scoped(new URLSearchParams(), scope)}`

/** The address of the cases in which one was given. */
export const reasonCasesPath = (what: GivenFor, reason: string, scope: Scope) =>
  `/department/reasons/cases?${scoped(new URLSearchParams({ list: what, reason }), scope)}`

type Work = Record<
  | 'profiles'
  | 'outcomes'
  | 'overdue'
  | 'unasked'
  | 'enquiries'
  | 'reports'
  | 'texts'
  | 'taxCodes'
  | 'calls'
  | 'followUps'
  | 'groups'
  | 'yearlyReports'
  | 'assisted',
  number
>

/** While the programme is beginning, that nothing waits is no news. */
export function Worklist({ work, isBeginning }: { work: Work; isBeginning: boolean }) {
  const tasks = [
    { title: m.follow_up_title(), to: '/department/follow-up', count: work.followUps },
    { title: m.programme_work_profiles(), to: '/department/profiles', count: work.profiles },
    { title: m.programme_work_outcomes(), to: '/department/outcomes', count: work.outcomes },
    { title: m.programme_work_overdue(), to: recordsPath('overdue'), count: work.overdue },
    { title: m.programme_work_unasked(), to: recordsPath('unasked'), count: work.unasked },
    { title: m.enquiry_work(), to: '/department/enquiries', count: work.enquiries },
    { title: m.report_work(), to: '/department/reports', count: work.reports },
    { title: m.learning_work(), to: '/department/unanswered', count: work.texts },
    { title: m.tax_code_work(), to: '/department/tax-codes', count: work.taxCodes },
    { title: m.call_title(), to: '/department/calls', count: work.calls },
    { title: m.assisted_work(), to: '/department/assisted', count: work.assisted },
    { title: m.group_work(), to: '/department/groups', count: work.groups },
    { title: m.yearly_report_work(), to: '/department/yearly-reports', count: work.yearlyReports },
  ]
  const total = tasks.reduce((sum, { count }) => sum + count, 0)
  if (total === 0 && isBeginning) return null
  return (
    <Section title={total > 0 ? m.programme_work_title({ count: formatNumber(total) }) : m.programme_work_none()}>
      <TaskList
        tasks={tasks.map(({ count, ...task }) => ({
          ...task,
          status: <Tag tone={count > 0 ? 'due' : 'ok'}>{formatNumber(count)}</Tag>,
        }))}
      />
    </Section>
  )
}

/** What is counted or listed; and that the address asked for something that there is not. */
export const Counted = ({ words, leavesOut }: { words: string[]; leavesOut: boolean }) => (
  <>
    <Meta items={words} />
    {leavesOut ? <Notice tone="due">{m.programme_scope_left_out()}</Notice> : null}
  </>
)

/** Chooses the year whose needs are counted. */
export function ScopeForm({ years, scope, action }: { years: number[]; scope: Scope; action: string }) {
  return (
    <PlainForm method="get" action={action}>
      <div className="scope-form">
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

type FirstReply = { median: number | 'open' | null; needs: number; unanswered: number }

/** The address of the results that a figure counts. */
export const outcomesPath = (list: string, scope: Scope = {}, narrowing: Narrowing = {}) =>
  `/department/outcomes?${scoped(new URLSearchParams({ list }), { ...scope, ...narrowing })}`

const certificatesPath = (scope: Scope) => outcomesPath('verified', scope, { kind: 'certificate' })

type ProgrammeFiguresProps = {
  figures: Record<FigureName, number>
  certificates: number
  reply: FirstReply
  concentration: TopTenthFigure
  scope: Scope
}

export function ProgrammeFigures(shown: ProgrammeFiguresProps) {
  const { figures, certificates, reply, concentration, scope } = shown
  return (
    <Figures>
      {FIGURES.map((name) => (
        <Figure
          key={name}
          value={formatNumber(figures[name])}
          label={recordListText[name]()}
          to={recordsPath(name, scope)}
        />
      ))}
      <Figure
        value={formatNumber(certificates)}
        label={m.programme_certificates()}
        to={certificatesPath(scope)}
        note={m.programme_certificates_note()}
      />
      <MedianReply reply={reply} scope={scope} />
      <TopTenth figure={concentration} scope={scope} />
    </Figures>
  )
}

const HOUR = 3_600_000

/** Milliseconds as hours under two days, days from there on. */
export function waitText(milliseconds: number): string {
  if (milliseconds < HOUR) return m.programme_under_hour()
  return milliseconds < 48 * HOUR
    ? m.programme_hours({ count: formatNumber(Math.round(milliseconds / HOUR)) })
    : m.programme_days({ count: formatNumber(Math.round(milliseconds / (24 * HOUR))) })
}

/** A duration below which a share of the cases lies. */
export const quantileText = (quantile: Quantile) =>
  quantile === null || quantile === 'open' ? m.figures_time_unknown() : waitText(quantile)

function MedianReply({ reply, scope }: { reply: FirstReply; scope: Scope }) {
  const { median, needs, unanswered } = reply
  const value =
    median === null ? m.programme_reply_none() : median === 'open' ? m.programme_reply_open() : waitText(median)
  return (
    <Figure
      value={value}
      label={m.programme_reply()}
      to={recordsPath('needs', scope)}
      note={m.programme_reply_note({ needs: formatNumber(needs), unanswered: formatNumber(unanswered) })}
    />
  )
}

type TopTenthFigure = { share: number | null; consultants: number; requests: number; top: number }

/** How far requests go to the same few consultants, with how many it is measured over and for when. */
function TopTenth({ figure: { share, consultants, requests, top }, scope }: { figure: TopTenthFigure; scope: Scope }) {
  const period = scope.year ? m.programme_period_year({ year: String(scope.year) }) : m.programme_period_all()
  const over = { period, consultants: formatNumber(consultants) }
  return (
    <Figure
      value={share === null ? m.programme_top_tenth_few() : percentText(share)}
      label={m.programme_top_tenth()}
      to={`/department/asked?${scoped(new URLSearchParams(), scope)}`}
      note={
        share === null
          ? m.programme_top_tenth_few_note(over)
          : m.programme_top_tenth_note({ ...over, requests: formatNumber(requests), top: formatNumber(top) })
      }
    />
  )
}

/** A share of 0 to 1 in whole per cent. */
export const percentText = (share: number) => m.programme_percent({ count: formatNumber(Math.round(share * 100)) })

export type FigureTableRow = Record<FigureName, number> & { certificates: number; code: string; name: string }
type FigureTableProps = { caption: string; by: 'subject' | 'commune'; rows: FigureTableRow[]; scope: Scope }

/** Rows shown at once; the others are a disclosure away. */
const ROWS_SHOWN = 10

/** The figures of each subject or commune, most needs first; every number opens its records. */
export function FigureTable(table: FigureTableProps) {
  const { rows } = table
  return (
    <>
      <FigureRows {...table} rows={rows.slice(0, ROWS_SHOWN)} />
      {rows.length > ROWS_SHOWN ? (
        <Details summary={m.programme_more_rows({ count: formatNumber(rows.length - ROWS_SHOWN) })}>
          <FigureRows {...table} rows={rows.slice(ROWS_SHOWN)} />
        </Details>
      ) : null}
    </>
  )
}

/** Scrolls inside itself on a phone, the names staying in sight. */
function FigureRows({ caption, by, rows, scope }: FigureTableProps) {
  return (
    <div className="figure-table" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{by === 'subject' ? m.programme_subject() : m.programme_commune()}</th>
            {FIGURES.map((figure) => (
              <th key={figure} scope="col" className="numeric">
                {recordListText[figure]()}
              </th>
            ))}
            <th scope="col" className="numeric">
              {m.programme_certificates()}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <PlaceLink by={by} code={row.code} name={row.name} />
              </th>
              {FIGURES.map((figure) => (
                <NumberCell key={figure} count={row[figure]} to={recordsPath(figure, { ...scope, [by]: row.code })} />
              ))}
              <NumberCell count={row.certificates} to={certificatesPath({ ...scope, [by]: row.code })} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A row's name, which opens the page of its subject or commune. */
export function PlaceLink({ by, code, name }: { by: 'subject' | 'commune'; code: string; name: string }) {
  const to = placePath(by, code)
  return to ? <Link to={to}>{name}</Link> : name
}

export const NumberCell = ({ count, to }: { count: number; to: string }) => (
  <td className="numeric">{count > 0 ? <Link to={to}>{formatNumber(count)}</Link> : formatNumber(0)}</td>
)
