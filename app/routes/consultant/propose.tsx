import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { answersFor } from '~/domain/conversation/questions.server'
import { proposalForm } from '~/domain/proposals/forms'
import { draftFor, keepDraft } from '~/domain/proposals/keep-draft.server'
import { lastOffer } from '~/domain/proposals/last-offer.server'
import { mayOffer } from '~/domain/proposals/lifecycle'
import { requestOf } from '~/domain/proposals/queries.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import { formatMoment } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { untilText } from '~/i18n/work-terms'
import { UntilTag } from '~/ui/next-step'
import { Attachments, Details, Form, Notice, PageHeader, Prose } from '~/ui'
import { jointMemberOptions } from '~/views/groups/joint-members.server'
import { DraftButtons, EnterGoesOn } from '~/views/work/draft-buttons'
import draftScript from '~/views/work/keep-draft.js?url'
import { proposalFields } from '~/views/work/proposal-fields'
import { firstValues, offeredValues, type ProposalValues } from '~/views/work/proposal-values'
import { SharedAnswers } from '~/views/work/shared-answers'
import { usualWays } from '~/i18n/usual-ways'
import { dayOf, today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.isChange ? m.proposal_change_title() : m.proposal_new_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const asked = orNotFound(() => requestOf(actor, params.requestId!))
  if (!mayOffer(asked)) leavePage(request, `/requests/${asked.id}`)
  const draft = draftFor(asked.id)
  const offered = asked.proposal?.versions[0]
  const last = offered ? undefined : lastOffer(actor)
  const values = offered ? offeredValues(newId(), today(), offered) : firstValues(newId(), today(), last)
  return {
    values: draft ? (draft.typed as ProposalValues) : values,
    draft: draft && { by: draft.savedByName, at: draft.savedAt },
    readAs: String(draft?.savedAt.getTime() ?? 0),
    isChange: offered !== undefined,
    isCarriedOver: !draft && last !== undefined,
    request: { ...asked, members: [] },
    answers: answersFor(actor, asked.id),
    members: jointMemberOptions(asked.members),
    ways: usualWays(asked.subjects.map(({ code }) => code)),
    today: today(),
    until: asked.status === 'sent' ? untilText(dayOf(asked.dueAt), today(), true) : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const { id, members } = orNotFound(() => requestOf(actor, params.requestId!))
  const form = await parseForm(request, proposalForm(today(), members.length > 0))
  if (form.status === undefined) return refuse(form)
  const { step, ...typed } = form.payload
  const isWhole = form.status === 'success'
  if (!isWhole && step !== 'draft' && step !== 'keep') return refuse(form)
  const offer = isWhole ? withoutStep(form.value) : null
  const done = attempt(form, () => keepDraft(actor, id, { typed, offer }, seenIn(form)))
  if (done.refused) return done.refused
  if (step === 'keep') return new Response(null, { status: 204 })
  return redirect(step === 'draft' ? `/requests/${id}/propose?done=draft` : `/requests/${id}/propose/check`, 303)
}

const withoutStep = <V extends { step: unknown }>({ step: _, ...offer }: V) => offer

export default function Propose() {
  const { values, draft, readAs, isChange, isCarriedOver, request, answers, members, ways, today, until } =
    useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'proposal',
    lastResult,
    constraint: getZodConstraint(proposalForm(today, members.length > 0)),
    defaultValue: values,
  })
  return (
    <>
      <PageHeader
        title={isChange ? m.proposal_change_title() : m.proposal_new_title()}
        lead={(isChange ? m.proposal_change_lead : m.proposal_new_lead)({ enterprise: request.enterprise })}
        back={{ to: `/requests/${request.id}`, text: m.proposal_back() }}
        tag={<UntilTag until={until} />}
      />
      {draft ? (
        <Notice tone="info">{m.proposal_draft_kept({ moment: formatMoment(draft.at), name: draft.by })}</Notice>
      ) : null}
      <Details summary={m.request_need_title()}>
        <Prose text={request.needText} />
        <Attachments files={request.needFiles} />
      </Details>
      <SharedAnswers answers={answers} />
      {isCarriedOver ? <p className="hint">{m.proposal_carried_over()}</p> : null}
      <Form form={form} encType="multipart/form-data" guard readAs={readAs}>
        <EnterGoesOn />
        {proposalFields(form, fields, { isChange, members, ways })}
        <p className="hint">{m.proposal_contacts()}</p>
        <DraftButtons />
      </Form>
      <script src={draftScript} type="module" />
    </>
  )
}
