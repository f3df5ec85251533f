import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { openingForm } from '~/domain/conversation/forms'
import { OPENING_HOURS, OPENING_REASONS } from '~/domain/conversation/lifecycle'
import { openConversation } from '~/domain/conversation/open-conversation.server'
import { openedMessages, overseenConversation } from '~/domain/conversation/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMoment, formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { openingReasonText } from '~/i18n/conversation-terms'
import { Button, Form, HiddenField, Notice, PageHeader, RadioGroup, Refused, Stack, TextArea, useReadOnly } from '~/ui'
import { Messages } from '~/views/work/messages'
import { threadOf } from '~/views/work/thread.server'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.conversation_between(data) : '' }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'oversee_conversations')
  const { requestId, enterprise, consultant, needId, needText, isOwnMatter } = orNotFound(() =>
    overseenConversation(actor, params.requestId!),
  )
  const opened = openedMessages(actor, requestId)
  const asked = new URL(request.url).searchParams.get('reason')
  return {
    id: newId(),
    enterprise,
    consultant,
    needId,
    need: excerpt(needText, 120),
    isOwnMatter,
    reason: OPENING_REASONS.find((reason) => reason === asked) ?? '',
    opened: opened && { until: formatMoment(opened.until), entries: threadOf(opened) },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'oversee_conversations')
  const { requestId } = orNotFound(() => overseenConversation(actor, params.requestId!))
  const form = await parseForm(request, openingForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => openConversation(actor, requestId, form.value))
  if (done.refused) return done.refused
  return redirect(`/department/conversations/${requestId}`, 303)
}

export default function OverseenConversation() {
  const { needId, need, isOwnMatter, opened, ...loaded } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <Stack>
      <PageHeader
        title={m.conversation_between(loaded)}
        lead={need}
        back={{ to: `/needs/${needId}`, text: m.conversation_back_need() }}
      />
      {opened ? (
        <>
          <Refused result={lastResult} />
          <Notice tone="info">{m.conversation_opened_until({ moment: opened.until })}</Notice>
          <Messages entries={opened.entries} />
        </>
      ) : isOwnMatter ? (
        <Notice tone="due">{m.conversation_own_interest()}</Notice>
      ) : (
        <OpeningForm {...loaded} lastResult={lastResult} />
      )}
    </Stack>
  )
}

type FormProps = { id: string; reason: string; lastResult: ReturnType<typeof useActionData<typeof action>> }

function OpeningForm({ id, reason, lastResult }: FormProps) {
  const [form, fields] = useForm({
    id: 'opening',
    lastResult,
    constraint: getZodConstraint(openingForm),
    defaultValue: { id, reason, note: '' },
  })
  if (useReadOnly()) return <p>{m.ui_read_only()}</p>
  return (
    <>
      <p>{m.conversation_opening_lead({ hours: formatNumber(OPENING_HOURS) })}</p>
      <Form form={form}>
        <HiddenField field={fields.id} />
        <RadioGroup
          field={fields.reason}
          legend={m.conversation_opening_reason()}
          options={OPENING_REASONS.map((value) => ({ value, label: openingReasonText[value]() }))}
        />
        <TextArea
          field={fields.note}
          label={m.conversation_opening_note()}
          hint={m.conversation_opening_note_hint()}
          rows={4}
        />
        <Button>{m.conversation_opening_button()}</Button>
      </Form>
    </>
  )
}
