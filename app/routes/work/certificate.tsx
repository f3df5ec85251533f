import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { certificateForm } from '~/domain/certification/forms'
import { certifiableSubjects, outcomesOfEngagement } from '~/domain/certification/queries.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { holderOf } from '~/domain/certification/register.server'
import { reportAgain } from '~/domain/certification/report-again.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { Empty, LinkButton, PageHeader } from '~/ui'
import { CertificateFields } from '~/views/work/certificate-fields'
import { today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.certificate_new_title() }) }]

/** The rejected outcome that the address names, or null for a new certificate. */
function outcomeToCorrect(actor: Actor, engagementId: string, request: Request) {
  const outcomeId = new URL(request.url).searchParams.get('outcome')
  if (!outcomeId) return null
  const outcome = outcomesOfEngagement(actor, engagementId).find((each) => each.id === outcomeId)
  if (!outcome) throw new Response(null, { status: 404 })
  return outcome
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const outcome = outcomeToCorrect(actor, engagement.id, request)
  if (outcome && outcome.status !== 'rejected') leavePage(request, `/engagements/${engagement.id}`)
  return {
    id: outcome?.certificate.id ?? newId(),
    engagement,
    outcome,
    subjects: certifiableSubjects(engagement),
    holder: holderOf(engagement.needId),
    members: jointMembers(engagement.needId).map(({ id, name }) => ({ value: id, label: name })),
    today: today(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id } = orNotFound(() => engagementOf(actor, params.engagementId!))
  const outcome = outcomeToCorrect(actor, id, request)
  const form = await parseForm(request, certificateForm(today()))
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => {
    if (outcome) reportAgain(actor, id, { ...form.value, id: outcome.certificate.id })
    else recordCertificate(actor, id, form.value)
  })
  if (done.refused) return done.refused
  return redirect(`/engagements/${id}?done=${outcome ? 'reported' : 'recorded'}`, 303)
}

export default function Certificate() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { engagement, outcome } = loaded
  return (
    <>
      <PageHeader
        title={outcome ? m.certificate_again_title() : m.certificate_new_title()}
        lead={excerpt(engagement.needText)}
        back={{ to: `/engagements/${engagement.id}`, text: m.certificate_back() }}
      />
      {engagement.status === 'completed' ? (
        <CertificateFields {...loaded} lastResult={lastResult} />
      ) : (
        <Empty
          title={m.certificate_not_yet_title()}
          action={<LinkButton to={`/engagements/${engagement.id}`}>{m.certificate_back()}</LinkButton>}
        >
          {m.certificate_not_yet()}
        </Empty>
      )}
    </>
  )
}
