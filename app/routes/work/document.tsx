import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { documentForm } from '~/domain/result-documents/forms'
import { documentsOf, documentSubjects } from '~/domain/result-documents/queries.server'
import { recordDocument, reportDocumentAgain } from '~/domain/result-documents/record-document.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { Empty, LinkButton, PageHeader } from '~/ui'
import { DocumentChoices } from '~/views/result-documents/document-choices'
import { DocumentFields } from '~/views/result-documents/document-fields'
import { type AskedDocument, documentOf } from '~/vocabulary/tracks'
import { today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: m.site_title({ page: titleOf(data) }) }]

type Titled = { asked: AskedDocument | null; outcome: unknown }

function titleOf(data: Titled | undefined): string {
  if (!data?.asked) return m.document_choose_title()
  const name = inWords(data.asked.name)
  return data.outcome ? m.document_again_title({ name }) : m.document_new_title({ name })
}

type Work = ReturnType<typeof engagementOf>

/**
 * What the address names: the document that was given back, or the subject of a new one; where the need has one such subject only, that.
 * Null of both for the page on which one is chosen.
 */
function chosenIn(request: Request, engagement: Work) {
  const asked = new URL(request.url).searchParams
  const outcomeId = asked.get('outcome')
  if (outcomeId) {
    const outcome = documentsOf(engagement).find(({ id }) => id === outcomeId)
    if (!outcome) throw new Response(null, { status: 404 })
    return { outcome, subjectCode: outcome.document.subjectCode }
  }
  const named = asked.get('subject')
  if (named !== null && !documentOf(named)) throw new Response(null, { status: 404 })
  const own = documentSubjects(engagement).asked
  return { outcome: null, subjectCode: named ?? (own.length === 1 ? own[0]!.code : null) }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const { outcome, subjectCode } = chosenIn(request, engagement)
  if (outcome && outcome.status !== 'rejected') leavePage(request, `/engagements/${engagement.id}`)
  return {
    id: outcome?.document.id ?? newId(),
    engagement: { id: engagement.id, status: engagement.status, needText: engagement.needText },
    outcome,
    asked: subjectCode === null ? null : documentOf(subjectCode)!,
    subjects: documentSubjects(engagement),
    today: today(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const { outcome, subjectCode } = chosenIn(request, engagement)
  if (subjectCode === null) throw new Response(null, { status: 404 })
  const form = await parseForm(request, documentForm(documentOf(subjectCode)!, today()))
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => {
    if (outcome) reportDocumentAgain(actor, engagement.id, { ...form.value, subjectCode, id: outcome.document.id })
    else recordDocument(actor, engagement.id, { ...form.value, subjectCode })
  })
  if (done.refused) return done.refused
  return redirect(`/engagements/${engagement.id}?done=document_${outcome ? 'reported' : 'recorded'}`, 303)
}

export default function ResultDocument() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { engagement, asked, subjects } = loaded
  const work = { to: `/engagements/${engagement.id}`, text: m.document_back() }
  if (engagement.status !== 'completed')
    return (
      <>
        <PageHeader title={titleOf(loaded)} lead={excerpt(engagement.needText)} back={work} />
        <Empty title={m.document_not_yet_title()} action={<LinkButton to={work.to}>{work.text}</LinkButton>}>
          {m.document_not_yet()}
        </Empty>
      </>
    )
  if (!asked)
    return (
      <>
        <PageHeader title={titleOf(loaded)} lead={m.document_choose_lead()} back={work} />
        <DocumentChoices subjects={subjects} />
      </>
    )
  return (
    <>
      <PageHeader title={titleOf(loaded)} lead={excerpt(engagement.needText)} back={work} />
      <DocumentFields {...loaded} asked={asked} lastResult={lastResult} />
    </>
  )
}
