import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import { holdNoMore } from '~/domain/certification/held.server'
import { acceptedPapers, ownPapers } from '~/domain/certification/own-papers.server'
import { measuresOfEnterprise } from '~/domain/measures/queries.server'
import { documentsOfEnterprise } from '~/domain/result-documents/queries.server'
import { rowId } from '~/forms/fields'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Empty, LinkButton, Notice, PageHeader, Refused, Section } from '~/ui'
import { TakeList } from '~/views/exporting/take-list'
import { OwnMeasures } from '~/views/measures/own-measures'
import { OwnDocuments } from '~/views/result-documents/own-documents'
import { AcceptedPaperCard, OwnPaperCard } from '~/views/work/own-paper'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.papers_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  return {
    papers: ownPapers(actor),
    accepted: acceptedPapers(actor),
    measures: measuresOfEnterprise(actor),
    documents: documentsOfEnterprise(actor),
    done: new URL(request.url).searchParams.get('done'),
  }
}

const removeForm = z.object({ certificateId: rowId })

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const form = await parseForm(request, removeForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => holdNoMore(actor, form.value.certificateId))
  if (done.refused) return done.refused
  return redirect('/certificates?done=removed', 303)
}

const doneTexts: Record<string, () => string> = { added: m.papers_done_added, removed: m.papers_done_removed }

const AddLink = () => (
  <LinkButton to="/certificates/new" variant="secondary" toForm>
    {m.papers_add()}
  </LinkButton>
)

/** What an enterprise holds, has measured and was handed, with the days that it should not miss. */
export default function Certificates() {
  const { papers, accepted, measures, documents, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const said = lastResult ? undefined : wordOf(doneTexts, done)
  const isEmpty = papers.length + accepted.length === 0
  return (
    <>
      <PageHeader
        title={m.papers_title()}
        lead={m.papers_lead()}
        back={{ to: '/engagements', text: m.engagement_back() }}
        actions={isEmpty ? undefined : <AddLink />}
      />
      <Refused result={lastResult} />
      {said ? <Notice tone="ok">{said}</Notice> : null}
      {isEmpty ? (
        <Empty title={m.papers_none_title()} action={<AddLink />}>
          {m.papers_none()}
        </Empty>
      ) : (
        papers.map((paper) => <OwnPaperCard key={paper.certificate.id} paper={paper} />)
      )}
      {accepted.map((paper) => (
        <AcceptedPaperCard key={paper.certificate.id} paper={paper} />
      ))}
      {isEmpty ? null : <TakeList list="certificates" />}
      {[...papers, ...accepted].some(({ dates }) => dates.some(({ step }) => step)) ? (
        <p className="hint">{m.paper_steps_hint()}</p>
      ) : null}
      {measures.length > 0 ? (
        <Section title={m.papers_measures()}>
          <OwnMeasures measures={measures} />
        </Section>
      ) : null}
      {documents.length > 0 ? (
        <Section title={m.papers_documents()}>
          <OwnDocuments documents={documents} />
        </Section>
      ) : null}
    </>
  )
}
