import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { PlanChart, type PlanDone } from '~/views/work/plan-chart'

const row = (dueOn: PlanDone['until'], doneOn: PlanDone['until'] | null) => ({
  id: `${dueOn} ${doneOn}`,
  title: 'Khảo sát',
  dueOn,
  doneOn,
})
const shown = (rows: PlanDone['rows'], until: PlanDone['until'] = '2026-10-11') =>
  renderToStaticMarkup(<PlanChart startedOn="2026-10-01" until={until} rows={rows} />)

it('says of each milestone how it went beside its day', () => {
  const html = shown([
    row('2026-10-05', '2026-10-05'),
    row('2026-10-06', '2026-10-04'),
    row('2026-10-07', '2026-10-10'),
    row('2026-10-21', null),
    row('2026-10-08', null),
    row('2026-10-11', null),
  ])
  expect(html).toContain(m.plan_chart_on_time({ day: '05/10/2026' }))
  expect(html).toContain(m.plan_chart_early({ day: '04/10/2026', days: '2' }))
  expect(html).toContain(m.plan_chart_late({ day: '10/10/2026', days: '3' }))
  expect(html).toContain(m.plan_chart_open({ days: '10' }))
  expect(html).toContain(m.plan_chart_overdue({ days: '3' }))
  expect(html).toContain(m.plan_chart_due_now())
})

it('draws both from the first day, on one scale, none wider than the whole', () => {
  const html = shown([row('2026-10-21', null), row('2026-10-06', '2026-10-11')])
  const bars = [...html.matchAll(/<rect width="([\d.]+)"/g)].map(([, width]) => Number(width))
  expect(bars).toEqual([50, 50])
  const marks = [...html.matchAll(/class="chart-mark" x="([\d.]+)"/g)].map(([, place]) => Number(place))
  expect(marks).toEqual([99, 25])
})

it('is nothing without milestones, and stands on the first day', () => {
  expect(shown([])).toBe('')
  expect(shown([row('2026-10-01', null)], '2026-10-01')).not.toContain('NaN')
})
