import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { periodShown, reportScope } from '~/domain/reporting/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { formatDay } from '~/i18n/format'
import { Button, Notice, PageHeader, PlainForm } from '~/ui'
import { periodIn, periodQuery } from '~/views/reporting/period-in.server'
import { periodFoot } from '~/views/reporting/report-file.server'
import { PaperText } from '~/views/work/paper'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.period_report_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'write_reports')
  orNotFound(() => reportScope(actor))
  const { period, typed, wrong } = periodIn(request)
  if (!period) return { typed, wrong, shown: null }
  return {
    typed,
    wrong,
    shown: { paper: periodShown(actor, period).paper, foot: periodFoot(period), query: periodQuery(period) },
  }
}

/** The tables of the yearly report for any days: kept nowhere. */
export default function PeriodReport() {
  const { typed, wrong, shown } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.period_report_title()}
        lead={m.period_report_lead()}
        back={{ to: '/department/yearly-reports', text: m.yearly_report_title() }}
      />
      {wrong ? <Notice tone="danger">{wrong}</Notice> : null}
      <PlainForm method="get" action="/department/period-report">
        <div className="scope-form">
          <Day name="from" label={m.period_report_from()} value={typed.from} />
          <Day name="to" label={m.period_report_to()} value={typed.to} />
          <Button>{m.period_report_show()}</Button>
        </div>
        <p className="hint">{m.ui_day_hint()}</p>
      </PlainForm>
      {shown ? (
        <>
          <p>
            <a href={`/department/period-report/xlsx?${shown.query}`}>{m.yearly_report_xlsx()}</a>
          </p>
          <PaperText paper={shown.paper} foot={shown.foot} />
        </>
      ) : null}
    </>
  )
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

const Day = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <>
    <label htmlFor={name}>{label}</label>
    <input
      className="input input-day"
      id={name}
      name={name}
      type="text"
      autoComplete="off"
      maxLength={40}
      defaultValue={isDay(value) ? formatDay(value) : value}
    />
  </>
)
