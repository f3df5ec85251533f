import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { finalReportOf } from '~/views/work/final-report.server'
import { paperFile } from '~/views/work/paper-file.server'

/** The final report as a file, as it stands now. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const title = m.report_final_title({}, { locale: 'vi' })
  return paperFile(finalReportOf(actor, engagement), { name: 'bao-cao', title, format: params.format! })
}
