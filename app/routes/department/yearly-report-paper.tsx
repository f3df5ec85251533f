import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { reportShown, reportYear } from '~/domain/reporting/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader } from '~/ui'
import { reportFoot } from '~/views/reporting/report-file.server'
import { yearlyReportPath } from '~/views/reporting/report-terms'
import { PaperText } from '~/views/work/paper'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.yearly_report_of({ year: String(data.year) }) : m.yearly_report_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'write_reports')
  const shown = orNotFound(() => reportShown(actor, reportYear(params.year)))
  return { year: shown.report.year, paper: shown.paper, foot: reportFoot(shown) }
}

/** The report as it is printed. */
export default function YearlyReportPaper() {
  const { year, paper, foot } = useLoaderData<typeof loader>()
  const title = m.yearly_report_of({ year: String(year) })
  return (
    <>
      <PageHeader title={m.yearly_report_paper()} lead={foot} back={{ to: yearlyReportPath(year), text: title }} />
      <PaperText paper={paper} foot={foot} />
    </>
  )
}
