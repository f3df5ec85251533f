import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { beginReport } from '~/domain/reporting/begin-report.server'
import { beginForm } from '~/domain/reporting/forms'
import { countedTo, dueOn, reportsOf, reportYear, yearsToBegin } from '~/domain/reporting/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, DataTable, Empty, Form, PageHeader, Section, SelectField, Tag } from '~/ui'
import { reportStatusText, reportStatusTone, yearlyReportPath } from '~/views/reporting/report-terms'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.yearly_report_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'write_reports')
  const reports = orNotFound(() => reportsOf(actor))
  return {
    reports: reports.map((report) => ({ ...report, dueOn: dueOn(report.year), countedTo: countedTo(report) })),
    years: yearsToBegin(actor),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'write_reports')
  const form = await parseForm(request, beginForm)
  if (form.status !== 'success') return refuse(form)
  const year = orNotFound(() => reportYear(form.value.year))
  const done = attempt(form, () => beginReport(actor, year))
  if (done.refused) return done.refused
  return redirect(yearlyReportPath(year, '?done=begun'), 303)
}

/** The department's yearly reports, and the form that begins one. */
export default function YearlyReports() {
  const { reports, years } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.yearly_report_title()}
        lead={m.yearly_report_list_lead()}
        back={{ to: '/department', text: m.programme_title() }}
      />
      {reports.length === 0 ? (
        <Empty title={m.yearly_report_title()}>{m.yearly_report_list_none()}</Empty>
      ) : (
        <DataTable
          caption={m.yearly_report_list_caption()}
          rows={reports}
          rowKey={({ id }) => id}
          columns={[
            {
              header: m.yearly_report_title(),
              cell: ({ year }) => <Link to={yearlyReportPath(year)}>{m.yearly_report_of({ year: String(year) })}</Link>,
            },
            {
              header: m.yearly_report_state(),
              cell: ({ status }) => <Tag tone={reportStatusTone[status]}>{reportStatusText[status]()}</Tag>,
            },
            { header: m.yearly_report_due_head(), cell: (report) => formatDay(report.dueOn) },
            {
              header: m.yearly_report_counted_to(),
              cell: (report) => (report.countedTo ? formatDay(report.countedTo) : '–'),
            },
          ]}
        />
      )}
      <Section title={m.yearly_report_begin_title()}>
        <BeginReport years={years} />
      </Section>
      <p>
        <Link to="/department/period-report">{m.period_report_link()}</Link>
      </p>
    </>
  )
}

function BeginReport({ years }: { years: number[] }) {
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'begin', lastResult, defaultValue: { year: String(years[0] ?? '') } })
  if (years.length === 0) return <p>{m.yearly_report_begun_all()}</p>
  return (
    <Form form={form}>
      <SelectField
        field={fields.year}
        label={m.yearly_report_year()}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <Button>{m.yearly_report_begin()}</Button>
    </Form>
  )
}
