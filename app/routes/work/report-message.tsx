import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { reportForm } from '~/domain/conversation/forms'
import { REPORT_KINDS } from '~/domain/conversation/lifecycle'
import { messageToReport } from '~/domain/conversation/queries.server'
import { reportMessage } from '~/domain/conversation/report-message.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMoment } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { reportKindText } from '~/i18n/conversation-terms'
import { Button, Form, Meta, PageHeader, Prose, RadioGroup, Stack, TextArea } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.report_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { conversation, message } = orNotFound(() => messageToReport(actor, params.requestId!, params.messageId!))
  const back = `/conversations/${conversation.requestId}`
  if (message.reportedAt || message.hiddenReason !== null) leavePage(request, back)
  const { author, text, sentAt } = message
  return { back, partner: conversation.partner, author, text, sentAt: formatMoment(sentAt) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { conversation, message } = orNotFound(() => messageToReport(actor, params.requestId!, params.messageId!))
  const form = await parseForm(request, reportForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => reportMessage(actor, conversation.requestId, message.id, form.value))
  if (done.refused) return done.refused
  return redirect(`/conversations/${conversation.requestId}?done=reported`, 303)
}

export default function ReportMessage() {
  const { back, partner, author, text, sentAt } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'report', lastResult, defaultValue: { kind: '', note: '' } })
  return (
    <Stack>
      <PageHeader title={m.report_title()} back={{ to: back, text: m.report_back({ name: partner }) }} />
      <Meta items={[author, sentAt]} />
      <blockquote className="told">
        <Prose text={text} />
      </blockquote>
      <p>{m.report_lead()}</p>
      <Form form={form}>
        <RadioGroup
          field={fields.kind}
          legend={m.report_kind_legend()}
          options={REPORT_KINDS.map((value) => ({ value, label: reportKindText[value]() }))}
        />
        <TextArea field={fields.note} label={m.report_note()} hint={m.report_note_hint()} rows={3} optional />
        <Button>{m.report_button()}</Button>
      </Form>
    </Stack>
  )
}
