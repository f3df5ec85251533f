import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireCapability } from '~/auth/actor.server'
import { reportOf, reportYear } from '~/domain/reporting/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import { reportFile } from '~/views/reporting/report-file.server'

/** A yearly report to take along. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'write_reports')
  const { year } = orNotFound(() => reportOf(actor, reportYear(params.year)))
  return reportFile(actor, year, params.format!)
}
