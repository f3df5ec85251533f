import { type Day, daysBetween } from '~/domain/days'
import { isOverdue } from '~/domain/overdue'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Details } from '~/ui/layout'

export type PlanDone = {
  startedOn: Day
  /** Today, or the day on which the work ended early, or from which it rests: what is open then waits no further. */
  until: Day
  rows: readonly { id: string; title: string; dueOn: Day; doneOn: Day | null }[]
}

const count = (days: number) => ({ days: formatNumber(Math.abs(days)) })

function standing({ dueOn, doneOn }: { dueOn: Day; doneOn: Day | null }, until: Day): string {
  if (doneOn) {
    const late = daysBetween(dueOn, doneOn)
    if (late === 0) return m.plan_chart_on_time({ day: formatDay(doneOn) })
    return (late > 0 ? m.plan_chart_late : m.plan_chart_early)({ day: formatDay(doneOn), ...count(late) })
  }
  if (dueOn === until) return m.plan_chart_due_now()
  return isOverdue(dueOn, until)
    ? m.plan_chart_overdue(count(daysBetween(dueOn, until)))
    : m.plan_chart_open(count(daysBetween(until, dueOn)))
}

/** Of each milestone how far it came beside the day that was agreed on, both counted from the first day; the words say the same. */
export function PlanChart({ startedOn, until, rows }: PlanDone) {
  if (rows.length === 0) return null
  const length = Math.max(
    1,
    ...rows.flatMap(({ dueOn, doneOn }) => [daysBetween(startedOn, dueOn), daysBetween(startedOn, doneOn ?? until)]),
  )
  const place = (day: Day) => Math.max(0, (daysBetween(startedOn, day) / length) * 100)
  return (
    <Details summary={m.plan_chart_title()}>
      <p className="hint">{m.plan_chart_hint({ day: formatDay(startedOn) })}</p>
      <dl className="measure-chart plan-chart">
        {rows.map((row) => (
          <div key={row.id} className={row.doneOn ? undefined : 'plan-chart-open'}>
            <dt>
              {row.title}: {m.plan_chart_due({ day: formatDay(row.dueOn) })}
            </dt>
            <dd>{standing(row, until)}</dd>
            <dd aria-hidden="true">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                <rect width={Math.max(0.5, place(row.doneOn ?? until))} height="10" />
                <rect className="chart-mark" x={Math.min(99, place(row.dueOn))} width="1" height="10" />
              </svg>
            </dd>
          </div>
        ))}
      </dl>
    </Details>
  )
}
