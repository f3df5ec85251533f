import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import type { Day } from '~/domain/days'
import type { NeedCloseReason } from '~/domain/needs/lifecycle'
import { declineForm } from '~/domain/proposals/forms'
import { type ContactFrom, OFFERED_DECLINE_REASONS } from '~/domain/proposals/lifecycle'
import type { requestOf } from '~/domain/proposals/queries.server'
import { formatDay, formatMoment, formatMomentDay } from '~/i18n/format'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { closeReasonText } from '~/i18n/need-terms'
import { declineReasonText, type requestStepSaid } from '~/i18n/work-terms'
import { Button, Details, Form, LinkButton, RadioGroup, Stack, TextArea } from '~/ui'
import { NextStepBox } from '~/ui/next-step'

type Request = Omit<ReturnType<typeof requestOf>, 'subjects' | 'sector' | 'commune'>
type LastResult = { lastResult: SubmissionResult<string[]> | undefined }
type Props = LastResult & {
  request: Request
  /** What comes next, as the lists say it. */
  said: ReturnType<typeof requestStepSaid>
  dueOn: Day
  /** Since when something unsent is kept. */
  draftAt: Date | null
}

/** What the consultant does next about a request. */
export function RequestAnswer({ request, said: { until }, dueOn, draftAt, lastResult }: Props) {
  const title = m.request_step_title()
  if (request.status === 'sent') {
    return (
      <>
        <NextStepBox
          title={title}
          what={request.interestedAt ? m.request_step_answer_interested() : m.request_step_answer()}
          until={until}
        >
          <LinkButton to={`/requests/${request.id}/propose`} toForm>
            {draftAt ? m.request_draft_button() : m.request_propose_button()}
          </LinkButton>
          {draftAt ? <p className="hint">{m.request_draft_since({ moment: formatMoment(draftAt) })}</p> : null}
        </NextStepBox>
        <Stack>
          {request.interestedAt ? (
            <p className="hint">{m.request_interested_since({ day: formatMomentDay(request.interestedAt) })}</p>
          ) : (
            <Interested contactFrom={request.contactFrom} dueOn={dueOn} lastResult={lastResult} />
          )}
          <Refusing step="decline" lastResult={lastResult} />
        </Stack>
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
  if (request.proposal?.status === 'submitted') {
    return (
      <>
        <NextStepBox title={title} what={offeredText(request)} until={until}>
          <LinkButton variant="secondary" to={`/requests/${request.id}/propose`} toForm>
            {draftAt ? m.request_draft_button() : m.request_change_button()}
          </LinkButton>
          {draftAt ? <p className="hint">{m.request_draft_since({ moment: formatMoment(draftAt) })}</p> : null}
        </NextStepBox>
        <Refusing step="take_back" lastResult={lastResult} />
      </>
    )
  }
  if (request.status === 'proposed' && request.needCloseReason && request.needCloseReason !== 'awarded') {
    return (
      <NextStepBox title={title} what={m.request_step_need_ended({ reason: endedText(request.needCloseReason) })} />
    )
  }
  const endings = {
    declined: request.proposalStatus === 'withdrawn' ? m.request_step_taken_back : m.request_step_declined,
    withdrawn: m.request_step_withdrawn,
    closed: m.request_step_closed,
    proposed: m.request_step_not_chosen,
  }
  const ending = request.proposal && request.status === 'closed' ? 'proposed' : request.status
  return <NextStepBox title={title} what={endings[ending]()} />
}

/** What was sent waits for a choice, or cannot be chosen as it is. */
function offeredText({ step, proposal }: Request) {
  if (step.kind !== 'renew') return m.request_step_choose()
  const partner = proposal?.versions[0]?.partner
  return partner && partner.status !== 'agreed' ? m.request_step_partner_left() : m.request_step_renew()
}

const endedText = (reason: NeedCloseReason) => closeReasonText[reason]().toLocaleLowerCase('vi')

const contactText: Record<ContactFrom, (() => string) | null> = {
  invited: null,
  interested: m.request_contact_interested,
  chosen: m.request_contact_chosen,
}

function Interested({ contactFrom, dueOn, lastResult }: LastResult & { contactFrom: ContactFrom; dueOn: Day }) {
  const answer = answerTo('interested', lastResult)
  const [form, fields] = useForm({ id: 'interested', lastResult: answer, defaultValue: { message: '' } })
  return (
    <Details forForm summary={m.request_interested_open()} open={answer !== undefined}>
      <Form form={form}>
        <input type="hidden" name="step" value="interested" />
        <p>{m.request_interested_lead({ day: formatDay(dueOn) })}</p>
        {contactText[contactFrom] ? <p>{contactText[contactFrom]()}</p> : null}
        <TextArea
          field={fields.message}
          label={m.request_decline_note()}
          hint={m.request_interested_note_hint()}
          rows={3}
          optional
        />
        <Button variant="secondary">{m.request_interested_button()}</Button>
      </Form>
    </Details>
  )
}

const refusingWords = {
  decline: {
    open: m.request_decline_open,
    reason: m.request_decline_reason,
    hint: m.request_decline_note_hint,
    button: m.request_decline_button,
  },
  take_back: {
    open: m.request_take_back_open,
    reason: m.request_take_back_reason,
    hint: m.request_take_back_hint,
    button: m.request_take_back_button,
  },
}

/** The consultant declines, or takes back what they offered. */
function Refusing({ step, lastResult }: LastResult & { step: 'decline' | 'take_back' }) {
  const answer = answerTo(step, lastResult)
  const words = refusingWords[step]
  const [form, fields] = useForm({
    id: step,
    lastResult: answer,
    constraint: getZodConstraint(declineForm),
    defaultValue: { reason: '', note: '' },
  })
  return (
    <Details forForm summary={words.open()} open={answer !== undefined}>
      <Form form={form}>
        <input type="hidden" name="step" value={step} />
        <RadioGroup
          field={fields.reason}
          legend={words.reason()}
          options={OFFERED_DECLINE_REASONS.map((value) => ({ value, label: declineReasonText[value]() }))}
        />
        <TextArea field={fields.note} label={m.request_decline_note()} hint={words.hint()} rows={3} optional />
        <Button variant="secondary">{words.button()}</Button>
      </Form>
    </Details>
  )
}
