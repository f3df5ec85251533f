import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Inline, PageHeader } from '~/ui'
import { finalReportOf } from '~/views/work/final-report.server'
import { PaperText } from '~/views/work/paper'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.report_final_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  return { id: engagement.id, ...finalReportOf(actor, engagement) }
}

/** What was agreed, done and achieved, as it stands now: to read, to print, and as a file. */
export default function FinalReport() {
  const { id, paper, code } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.report_final_title()}
        lead={m.report_final_lead()}
        back={{ to: `/engagements/${id}`, text: m.agreement_back() }}
      />
      <Inline>
        <a href={`/engagements/${id}/report/docx`}>{m.report_final_docx()}</a>
        <a href={`/engagements/${id}/report/pdf`}>{m.report_final_pdf()}</a>
      </Inline>
      <PaperText paper={paper} foot={m.agreement_foot({ code }, { locale: 'vi' })} />
    </>
  )
}
