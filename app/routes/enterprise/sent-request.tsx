import { type SubmissionResult, useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { needPage } from '~/domain/needs/queries.server'
import { contactChoice } from '~/domain/proposals/change-contact.server'
import { sentRequestForm } from '~/domain/proposals/forms'
import { ANSWER_DAYS, REMINDER_DAYS, WITHDRAWAL_REASONS } from '~/domain/proposals/lifecycle'
import { storyOfRequest } from '~/domain/proposals/queries.server'
import { remindOfRequest } from '~/domain/proposals/remind-of-request.server'
import { inviteAgain } from '~/domain/proposals/send-request.server'
import { withdrawRequest } from '~/domain/proposals/withdraw-request.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { withdrawalReasonText } from '~/i18n/work-terms'
import { Button, Form, HiddenField, PageHeader, Prose, RadioGroup, Refused, Section, Stack, TextArea } from '~/ui'
import { InvitationFields } from '~/views/needs/contact-from'
import { EarlierRounds, Ending, RemindButton, RemindHint, RequestTag, SentFacts } from '~/views/needs/sent-requests'
import { sentItems } from '~/views/needs/sent-requests.server'
import { Story } from '~/views/work/story'
import { storyItems } from '~/views/work/story.server'
import { today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.sent_request_title({ consultant: data.sent.name }) : '' }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id: asked } = orNotFound(() => contactChoice(actor, params.needId!, params.requestId!))
  const page = orNotFound(() => needPage(actor, params.needId!))
  const sent = sentItems(actor, page).find(
    ({ id, earlier }) => id === asked || earlier.some((one) => one.id === asked),
  )!
  return {
    sent,
    story: storyItems(storyOfRequest(actor, sent.id), actor.role),
    need: excerpt(page.need.text, 120),
    hasPhone: page.organisation.phone !== null,
    newId: newId(),
    today: today(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id, needId } = orNotFound(() => contactChoice(actor, params.needId!, params.requestId!))
  const form = await parseForm(request, sentRequestForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const done = attempt(form, () => {
    switch (value.step) {
      case 'remind':
        return remindOfRequest(actor, needId, id)
      case 'withdraw':
        return withdrawRequest(actor, needId, id, value)
      case 'again':
        return inviteAgain(actor, needId, id, value)
    }
  })
  if (done.refused) return done.refused
  const said = { remind: 'reminded', withdraw: 'withdrawn', again: 'again' } as const
  return redirect(`/needs/${needId}?done=${said[value.step]}`, 303)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type LastResult = { lastResult: SubmissionResult<string[]> | undefined }

/** One request as the enterprise sent it, and what it can do about it. */
export default function SentRequest() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { sent, story, need, today } = loaded
  const shown = { withdraw: sent.mayWithdraw, again: sent.mayInviteAgain }
  const step = lastResult?.initialValue?.step
  const isShown = (step === 'withdraw' || step === 'again') && shown[step]
  return (
    <Stack>
      <PageHeader
        title={m.sent_request_title({ consultant: sent.name })}
        lead={need}
        back={{ to: `/needs/${sent.needId}`, text: m.sent_request_back() }}
        tag={<RequestTag sent={sent} />}
      />
      {isShown ? null : <Refused result={lastResult} />}
      <SentFacts sent={sent} />
      <Ending round={sent} mine />
      <Section title={m.sent_request_message()}>
        {sent.message ? <Prose text={sent.message} /> : <p>{m.sent_request_no_message()}</p>}
        <EarlierRounds sent={sent} mine />
      </Section>
      <Story story={story} now={sent.said} />
      {sent.mayWithdraw ? (
        <Section title={m.sent_request_remind()}>
          <p>{m.sent_request_remind_lead({ consultant: sent.name, days: formatNumber(REMINDER_DAYS) })}</p>
          {sent.mayRemind ? <RemindButton sent={sent} /> : <RemindHint sent={sent} today={today} />}
        </Section>
      ) : null}
      {sent.mayWithdraw ? <Withdraw sent={sent} lastResult={lastResult} /> : null}
      {sent.mayInviteAgain ? <Again {...loaded} lastResult={lastResult} /> : null}
    </Stack>
  )
}

function Withdraw({ sent, lastResult }: Pick<Loaded, 'sent'> & LastResult) {
  const answer = answerTo('withdraw', lastResult)
  const [form, fields] = useForm({ id: 'withdraw', lastResult: answer, defaultValue: { reason: '', note: '' } })
  const options = WITHDRAWAL_REASONS.map((value) => ({ value, label: withdrawalReasonText[value]() }))
  return (
    <Section title={m.sent_request_withdraw()} id="take-back">
      <p>{m.sent_request_withdraw_lead({ consultant: sent.name })}</p>
      <Form form={form}>
        <input type="hidden" name="step" value="withdraw" />
        <RadioGroup field={fields.reason} legend={m.sent_request_withdraw_reason()} options={options} />
        <TextArea
          field={fields.note}
          label={m.sent_request_withdraw_note()}
          hint={m.sent_request_withdraw_note_hint()}
          rows={3}
          optional
        />
        <Button variant="danger">{m.sent_request_withdraw()}</Button>
      </Form>
    </Section>
  )
}

function Again({ sent, hasPhone, newId: id, lastResult }: Loaded & LastResult) {
  const answer = answerTo('again', lastResult)
  const { message, contactFrom } = sent
  const [form, fields] = useForm({ id: 'again', lastResult: answer, defaultValue: { id, message, contactFrom } })
  return (
    <Section title={m.sent_request_again()} id="ask-again">
      <p>{m.sent_request_again_lead({ consultant: sent.name, days: formatNumber(ANSWER_DAYS) })}</p>
      <Form form={form}>
        <input type="hidden" name="step" value="again" />
        <HiddenField field={fields.id} />
        <InvitationFields fields={fields} hasPhone={hasPhone} />
        <Button>{m.need_request_button()}</Button>
      </Form>
    </Section>
  )
}
