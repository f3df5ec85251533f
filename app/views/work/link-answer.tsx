import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { linkDeclineForm } from '~/domain/notifications/forms'
import { OFFERED_DECLINE_REASONS, type RequestStatus } from '~/domain/proposals/lifecycle'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { declineReasonText } from '~/i18n/work-terms'
import { Button, Form, LinkButton, PageHeader, Prose, RadioGroup, Stack, TextArea } from '~/ui'
import type { LinkAnswered } from './link-answer.server'

type Asked = { asked: LinkAnswered }
type Props = Asked & { lastResult: SubmissionResult<string[]> | undefined }

/** What the mail said already, and whose answer it is. */
const Invitation = ({ asked }: Asked) => (
  <>
    <PageHeader
      title={m.request_title({ enterprise: asked.enterprise })}
      lead={m.answer_link_due({ day: formatDay(asked.dueOn) })}
    />
    <blockquote className="told">
      <Prose text={asked.need} />
    </blockquote>
    <p className="hint">{m.answer_link_person({ name: asked.answeredBy })}</p>
  </>
)

/** Neither answer is chosen before: a program that presses the button has said nothing. */
export function InterestByLink({ asked, lastResult }: Props) {
  const [form, fields] = useForm({ id: 'answer', lastResult, defaultValue: { answer: '', message: '' } })
  return (
    <Stack>
      <Invitation asked={asked} />
      <Form form={form} personal>
        <RadioGroup
          field={fields.answer}
          legend={m.answer_link_question()}
          options={[
            { value: 'interested', label: m.answer_link_yes(), hint: m.answer_link_yes_hint() },
            { value: 'later', label: m.answer_link_later(), hint: m.answer_link_later_hint() },
          ]}
        />
        <TextArea
          field={fields.message}
          label={m.request_decline_note()}
          hint={m.request_interested_note_hint()}
          rows={3}
          optional
        />
        <Button>{m.answer_link_button()}</Button>
      </Form>
    </Stack>
  )
}

export function DeclineByLink({ asked, lastResult }: Props) {
  const [form, fields] = useForm({
    id: 'answer',
    lastResult,
    constraint: getZodConstraint(linkDeclineForm),
    defaultValue: { reason: '', note: '' },
  })
  return (
    <Stack>
      <Invitation asked={asked} />
      {asked.interestedOn ? <p>{m.request_interested_since({ day: formatDay(asked.interestedOn) })}</p> : null}
      <Form form={form} personal>
        <RadioGroup
          field={fields.reason}
          legend={m.request_decline_reason()}
          options={OFFERED_DECLINE_REASONS.map((value) => ({ value, label: declineReasonText[value]() }))}
        />
        <TextArea
          field={fields.note}
          label={m.request_decline_note()}
          hint={m.request_decline_note_hint()}
          rows={3}
          optional
        />
        <Button>{m.request_decline_button()}</Button>
      </Form>
    </Stack>
  )
}

/** What stands, where the link's answer cannot be given any more, and where to go on. */
export function LinkEnd({ asked }: Asked) {
  const { title, lines, link } = ends[asked.status](asked)
  return (
    <>
      <PageHeader title={title} />
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>
        <LinkButton to={asked.path} variant={asked.isGone ? 'secondary' : 'primary'}>
          {link}
        </LinkButton>
      </p>
    </>
  )
}

type End = { title: string; lines: string[]; link: string }
const dayIf = (day: LinkAnswered['endedOn']) => (day ? formatDay(day) : '')

const ends: Record<RequestStatus, (asked: LinkAnswered) => End> = {
  sent: ({ enterprise, interestedOn, dueOn, contactFrom, contactShown }) => ({
    title: m.answer_link_interested_title({ enterprise }),
    lines: [
      m.answer_link_interested({ day: dayIf(interestedOn), due: formatDay(dueOn) }),
      ...(contactFrom === 'chosen' ? [m.request_contact_chosen()] : []),
    ],
    link: contactShown ? m.answer_link_to_contact() : m.answer_link_to_propose(),
  }),
  declined: ({ enterprise, endedOn, declineReason }) => ({
    title: m.answer_link_declined_title(),
    lines: [
      m.answer_link_declined({ day: dayIf(endedOn) }),
      ...(declineReason ? [m.answer_link_reason({ reason: declineReasonText[declineReason]() })] : []),
      m.answer_link_declined_thanks({ enterprise }),
    ],
    link: m.answer_link_open(),
  }),
  proposed: ({ enterprise, endedOn }) => ({
    title: m.answer_link_proposed_title(),
    lines: [m.answer_link_proposed({ enterprise, day: dayIf(endedOn) })],
    link: m.answer_link_to_proposal(),
  }),
  withdrawn: ({ enterprise, endedOn }) => ({
    title: m.answer_link_withdrawn_title({ enterprise }),
    lines: [m.answer_link_withdrawn({ day: dayIf(endedOn) })],
    link: m.answer_link_open(),
  }),
  closed: ({ enterprise }) => ({
    title: m.answer_link_closed_title({ enterprise }),
    lines: [m.answer_link_closed()],
    link: m.answer_link_open(),
  }),
}
