import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireCapability } from '~/auth/actor.server'
import { periodShown, reportScope } from '~/domain/reporting/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import { periodIn } from '~/views/reporting/period-in.server'
import { periodFoot, workbookAnswer } from '~/views/reporting/report-file.server'
import { tablesOfPeriod } from '~/views/reporting/shown-tables'

/** The tables of any days as a workbook. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'write_reports')
  orNotFound(() => reportScope(actor))
  const { period } = periodIn(request)
  if (!period) throw new Response(null, { status: 404 })
  const { tables } = periodShown(actor, period)
  return workbookAnswer(tablesOfPeriod(tables), periodFoot(period), `so-lieu-${period.from}-${period.to}`)
}
