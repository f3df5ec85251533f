import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { recordsAfter, reportOf, reportShown, reportYear } from '~/domain/reporting/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Meta, PageHeader } from '~/ui'
import { RecordTable } from '~/views/reporting/report-records'
import { recordsShown } from '~/views/reporting/report-records.server'
import { reportListText, yearlyReportPath } from '~/views/reporting/report-terms'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.yearly_report_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'write_reports')
  const { year } = orNotFound(() => reportOf(actor, reportYear(params.year)))
  const isAfter = new URL(request.url).searchParams.get('part') === 'after'
  const { period, records } = reportShown(actor, year)
  const counted = isAfter ? orNotFound(() => recordsAfter(actor, year)) : records
  return { year, period, isAfter, shown: recordsShown(actor, request, counted) }
}

/** The records that one number of a yearly report counts: as many as it says. */
export default function YearlyReportRecords() {
  const { year, period, isAfter, shown } = useLoaderData<typeof loader>()
  const days = { from: formatDay(period.from), to: formatDay(period.to) }
  return (
    <>
      <PageHeader
        title={m.programme_records_heading({
          list: reportListText[shown.list](),
          count: formatNumber(shown.count),
        })}
        lead={
          <Meta
            items={[
              isAfter
                ? m.yearly_report_after_lead({ year: String(year), next: String(year + 1) })
                : m.yearly_report_period(days),
              shown.rowName ? <span lang="vi">{shown.rowName}</span> : null,
            ]}
          />
        }
        back={{ to: yearlyReportPath(year), text: m.yearly_report_of({ year: String(year) }) }}
      />
      <RecordTable path={yearlyReportPath(year, '/records')} {...shown} />
    </>
  )
}
