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
import { formatMoment } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { Button, FilesField, Form, HiddenField, Notice, PageHeader, Stack, TextArea } from '~/ui'
import { Messages } from '~/views/work/messages'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: m.conversation_title({ name: data?.partner ?? '' }) }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { conversation, messages } = orNotFound(() => messagesOf(actor, params.requestId!))
  readMessages(actor, params.requestId!)
  const { partner, side, isOpen, needText, needId, engagementId, invitation, invitedAt, enterprise, requestId } =
    conversation
  return {
    id: newId(),
    partner,
    isOpen,
    need: excerpt(needText, 120),
    back: engagementId
      ? `/engagements/${engagementId}`
      : side === 'enterprise'
        ? `/needs/${needId}`
        : `/requests/${requestId}`,
    invitation: { author: enterprise, text: invitation, sentAt: formatMoment(invitedAt), isOwn: side === 'enterprise' },
    messages: messages.map(({ sentAt, readAt, ...message }) => ({
      ...message,
      sentAt: formatMoment(sentAt),
      seenAt: readAt && formatMoment(readAt),
    })),
    sent: new URL(request.url).searchParams.get('done') === 'sent',
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

export default function Conversation() {
  const { id, partner, isOpen, need, back, invitation, messages, sent } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'message',
    lastResult,
    constraint: getZodConstraint(messageForm),
    defaultValue: { id, text: '', attachments: [] },
  })
  return (
    <Stack>
      <PageHeader
        title={m.conversation_title({ name: partner })}
        lead={need}
        back={{ to: back, text: m.conversation_back() }}
      />
      {sent && !lastResult ? <Notice tone="ok">{m.conversation_sent()}</Notice> : null}
      <Messages invitation={invitation} messages={messages} />
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
          <Button>{m.conversation_send()}</Button>
        </Form>
      ) : (
        <p>{m.conversation_ended()}</p>
      )}
    </Stack>
  )
}
