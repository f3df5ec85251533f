import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requireCapability } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { reportForm } from '~/domain/reporting/forms'
import { reportOf, reportYear } from '~/domain/reporting/queries.server'
import { closeReport, returnReport, sendReport } from '~/domain/reporting/review-report.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Meta, Notice, PageHeader, Refused, Section, Stack, Tag } from '~/ui'
import { reportPage } from '~/views/reporting/report-page.server'
import { AfterClosing, Changes, Parts, ReportFiles } from '~/views/reporting/report-page'
import { ReportStep } from '~/views/reporting/report-step'
import { reportStatusText, reportStatusTone, yearlyReportPath } from '~/views/reporting/report-terms'
import { ShownTables } from '~/views/reporting/shown-tables'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.yearly_report_of({ year: String(data.year) }) : m.yearly_report_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'write_reports')
  const page = orNotFound(() => reportPage(actor, reportYear(params.year)))
  return { ...page, done: new URL(request.url).searchParams.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'write_reports')
  const { year } = orNotFound(() => reportOf(actor, reportYear(params.year)))
  const form = await parseForm(request, reportForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => decide(actor, year, form.value, form.readAs))
  if (done.refused) return done.refused
  return redirect(yearlyReportPath(year, `?done=${form.value.step}`), 303)
}

function decide(actor: Actor, year: number, value: z.output<typeof reportForm>, seen: string | null) {
  switch (value.step) {
    case 'send':
      return sendReport(actor, year)
    case 'return':
      return returnReport(actor, year, value.reason)
    case 'close':
      return closeReport(actor, year, seen)
  }
}

const doneTexts: Record<string, () => string> = {
  begun: m.yearly_report_done_begun,
  send: m.yearly_report_done_send,
  return: m.yearly_report_done_return,
  close: m.yearly_report_done_close,
}

/** The report of a year: who acts next, its parts, its tables, and what has changed since it was closed. */
export default function YearlyReport() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { year, report, period, tables } = loaded
  const said = wordOf(doneTexts, loaded.done)
  const isClosed = report.status === 'closed'
  const days = { from: formatDay(period.from), to: formatDay(period.to) }
  return (
    <Stack>
      <PageHeader
        title={m.yearly_report_of({ year: String(year) })}
        tag={<Tag tone={reportStatusTone[report.status]}>{reportStatusText[report.status]()}</Tag>}
        lead={<Meta items={[m.yearly_report_period(days), isClosed ? null : m.yearly_report_provisional()]} />}
        back={{ to: '/department/yearly-reports', text: m.yearly_report_title() }}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {report.status === 'draft' && report.returnReason ? (
        <Notice tone="due">{m.yearly_report_returned({ reason: report.returnReason })}</Notice>
      ) : null}
      <ReportStep {...loaded} lastResult={lastResult} />
      <ReportFiles year={year} />
      <Parts year={year} parts={loaded.parts} />
      {loaded.changes ? <Changes changes={loaded.changes} /> : null}
      {loaded.after ? <AfterClosing {...loaded.after} year={year} /> : null}
      <Section title={m.yearly_report_tables_title()}>
        <p>{m.yearly_report_tables_lead()}</p>
        <ShownTables tables={tables} records={yearlyReportPath(year, '/records?')} />
      </Section>
    </Stack>
  )
}
