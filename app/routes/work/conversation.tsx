import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { MAX_MESSAGE_FILES, messageForm } from '~/domain/conversation/forms'
import { conversationFor, messagesOf } from '~/domain/conversation/queries.server'
import { readMessages } from '~/domain/conversation/read-messages.server'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Button, Checkbox, FilesField, Form, HiddenField, Notice, PageHeader, Stack, TextArea } from '~/ui'
import { Messages } from '~/views/work/messages'
import { threadOf } from '~/views/work/thread.server'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: m.conversation_title({ name: data?.partner ?? '' }) }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const read = orNotFound(() => messagesOf(actor, params.requestId!))
  readMessages(actor, params.requestId!)
  const { partner, side, isOpen, mayAsk, needText, needId, engagementId, currentId } = read.conversation
  return {
    id: newId(),
    partner,
    isOpen,
    mayAsk,
    need: excerpt(needText, 120),
    back: engagementId
      ? `/engagements/${engagementId}`
      : side === 'enterprise'
        ? `/needs/${needId}`
        : `/requests/${currentId}`,
    entries: threadOf(read),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { requestId } = orNotFound(() => conversationFor(actor, params.requestId!))
  const form = await parseForm(request, messageForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => sendMessage(actor, requestId, form.value))
  if (done.refused) return done.refused
  return redirect(`/conversations/${requestId}?done=sent`, 303)
}

const doneTexts: Record<string, () => string> = {
  sent: m.conversation_sent,
  reported: m.report_done,
  answered: m.answer_done,
}

export default function Conversation() {
  const { id, partner, isOpen, mayAsk, need, back, entries, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const said = wordOf(doneTexts, done)
  const [form, fields] = useForm({
    id: 'message',
    lastResult,
    constraint: getZodConstraint(messageForm),
    defaultValue: { id, text: '', isQuestion: false, attachments: [] },
  })
  return (
    <Stack>
      <PageHeader
        title={m.conversation_title({ name: partner })}
        lead={need}
        back={{ to: back, text: m.conversation_back() }}
      />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      <Messages entries={entries} />
      {isOpen || lastResult ? (
        <Form form={form} encType="multipart/form-data" guard>
          <HiddenField field={fields.id} />
          <TextArea
            field={fields.text}
            label={m.conversation_text({ name: partner })}
            hint={m.conversation_hint()}
            rows={4}
          />
          <FilesField field={fields.attachments} label={m.conversation_files()} most={MAX_MESSAGE_FILES} />
          {mayAsk ? (
            <Checkbox
              field={fields.isQuestion}
              label={m.conversation_question()}
              hint={m.conversation_question_hint()}
            />
          ) : null}
          <Button>{m.conversation_send()}</Button>
        </Form>
      ) : (
        <p>{m.conversation_ended()}</p>
      )}
    </Stack>
  )
}
