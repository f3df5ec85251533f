import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { declineForm } from '~/domain/proposals/forms'
import { CHOICE_DAYS, DECLINE_REASONS } from '~/domain/proposals/lifecycle'
import { unseenMessages } from '~/domain/conversation/queries.server'
import { requestOf } from '~/domain/proposals/queries.server'
import { addDays } from '~/domain/days'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import { wishTexts } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { enterpriseKindText, localName } from '~/i18n/terms'
import { declineReasonText, requestStatusText, requestStatusTone, untilText } from '~/i18n/work-terms'
import { Button, Columns, Details, Form, LinkButton, Meta, PageHeader, RadioGroup, Stack, Tag, TextArea } from '~/ui'
import { ConversationButton } from '~/views/work/conversation-link'
import { NextStepBox } from '~/ui/next-step'
import { RequestStory } from '~/views/work/request-story'
import { dayOf, today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.request_title({ enterprise: data.request.enterprise }) : '' }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const asked = orNotFound(() => requestOf(actor, params.requestId!))
  return {
    unseen: unseenMessages(actor, asked.id),
    request: { ...asked, wishes: wishTexts({ ...asked, budgetMillion: null }) },
    until: untilText(dayOf(asked.dueAt), today()),
    chooseBy: asked.proposal ? addDays(dayOf(asked.proposal.submittedAt), CHOICE_DAYS) : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  orNotFound(() => requestOf(actor, params.requestId!))
  const form = await parseForm(request, declineForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => declineRequest(actor, params.requestId!, form.value))
  if (done.refused) return done.refused
  return redirect('/requests?done=declined', 303)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function AskedPage() {
  const loaded = useLoaderData<typeof loader>()
  const { request } = loaded
  return (
    <>
      <PageHeader
        title={m.request_title({ enterprise: request.enterprise })}
        back={{ to: '/requests', text: m.request_back() }}
        tag={<Tag tone={requestStatusTone[request.status]}>{requestStatusText[request.status]()}</Tag>}
      />
      <Meta
        items={[
          request.enterpriseKind && enterpriseKindText[request.enterpriseKind](),
          request.sector && localName(request.sector),
          request.commune && localName(request.commune),
          request.employees !== null && m.request_employees({ count: formatNumber(request.employees) }),
          m.request_sent_on({ day: formatMomentDay(request.sentAt) }),
        ]}
      />
      <Columns
        main={<RequestStory request={request} />}
        side={
          <Stack gap="large">
            <Answer {...loaded} />
            <ConversationButton requestId={request.id} unseen={loaded.unseen} name={request.enterprise} />
          </Stack>
        }
      />
    </>
  )
}

function Answer({ request, until, chooseBy }: Loaded) {
  const lastResult = useActionData<typeof action>()
  const title = m.request_step_title()
  if (request.status === 'sent') {
    return (
      <>
        <NextStepBox title={title} what={m.request_step_answer()} until={until}>
          <LinkButton to={`/requests/${request.id}/propose`} toForm>
            {m.request_propose_button()}
          </LinkButton>
        </NextStepBox>
        <Decline lastResult={lastResult} />
      </>
    )
  }
  if (request.engagementId) {
    return (
      <NextStepBox title={title} what={m.request_step_awarded()}>
        <LinkButton to={`/engagements/${request.engagementId}`}>{m.request_step_awarded_link()}</LinkButton>
      </NextStepBox>
    )
  }
  if (request.proposal?.status === 'submitted' && chooseBy) {
    return (
      <NextStepBox title={title} what={m.request_step_choose()}>
        <p>{m.request_step_choose_by({ day: formatDay(chooseBy) })}</p>
      </NextStepBox>
    )
  }
  const endings = {
    declined: m.request_step_declined,
    closed: m.request_step_closed,
    proposed: m.request_step_not_chosen,
  }
  return <NextStepBox title={title} what={endings[request.status]()} />
}

function Decline({ lastResult }: { lastResult: ReturnType<typeof useActionData<typeof action>> }) {
  const [form, fields] = useForm({
    id: 'decline',
    lastResult,
    constraint: getZodConstraint(declineForm),
    defaultValue: { reason: '', note: '' },
  })
  return (
    <Details forForm summary={m.request_decline_open()} open={lastResult !== undefined}>
      <Form form={form}>
        <RadioGroup
          field={fields.reason}
          legend={m.request_decline_reason()}
          options={DECLINE_REASONS.map((value) => ({ value, label: declineReasonText[value]() }))}
        />
        <TextArea
          field={fields.note}
          label={m.request_decline_note()}
          hint={m.request_decline_note_hint()}
          rows={3}
          optional
        />
        <Button variant="secondary">{m.request_decline_button()}</Button>
      </Form>
    </Details>
  )
}
