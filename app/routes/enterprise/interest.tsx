import { type SubmissionResult, useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { proposedConsultants } from '~/domain/matching/proposed-consultants.server'
import { needPage } from '~/domain/needs/queries.server'
import { acceptInterest, declineInterest } from '~/domain/proposals/answer-interest.server'
import { interestAnswerForm } from '~/domain/proposals/forms'
import { interestToAnswer } from '~/domain/proposals/interests.server'
import {
  ANSWER_DAYS,
  INTEREST_DECLINE_REASONS,
  MAX_REQUESTS_PER_NEED,
  placesLeft,
  USUAL_CONTACT_FROM,
} from '~/domain/proposals/lifecycle'
import { answerTo } from '~/forms/answer-to'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { interestDeclineText } from '~/i18n/work-terms'
import { Button, Form, Notice, PageHeader, Prose, RadioGroup, Reasons, Refused, Section, Stack } from '~/ui'
import { InvitationFields } from '~/views/needs/contact-from'
import { InterestFacts } from '~/views/needs/interests'
import { interestItem } from '~/views/needs/interests.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.interest_title({ consultant: data.interest.name }) : '' }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const interest = orNotFound(() => interestToAnswer(actor, params.needId!, params.interestId!))
  const { needId, need, status } = interest
  const isOpen = status === 'waiting' && need.status === 'published'
  if (!isOpen) leavePage(request, `/needs/${needId}`)
  const page = orNotFound(() => needPage(actor, needId))
  const { matches } = await proposedConsultants(page)
  return {
    needId,
    isOpen,
    interest: interestItem(interest, matches),
    need: excerpt(need.text, 120),
    hasPhone: page.organisation.phone !== null,
    left: placesLeft(page.requests),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id, needId } = orNotFound(() => interestToAnswer(actor, params.needId!, params.interestId!))
  const form = await parseForm(request, interestAnswerForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const done = attempt(form, () =>
    value.step === 'accept'
      ? acceptInterest(actor, needId, id, { message: value.message, contactFrom: value.contactFrom })
      : declineInterest(actor, needId, id, value.reason),
  )
  if (done.refused) return done.refused
  return redirect(`/needs/${needId}?done=${value.step === 'accept' ? 'requested' : 'interest_declined'}`, 303)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type LastResult = { lastResult: SubmissionResult<string[]> | undefined }

/** A consultant who was not invited is interested: the enterprise invites them, or says no. */
export default function InterestToAnswer() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { interest, need, needId, isOpen } = loaded
  return (
    <Stack>
      <PageHeader
        title={m.interest_title({ consultant: interest.name })}
        lead={need}
        back={{ to: `/needs/${needId}`, text: m.sent_request_back() }}
      />
      {isOpen ? null : <Refused result={lastResult} />}
      <InterestFacts interest={interest} />
      <Section title={m.interest_said_title()}>
        <blockquote className="told">
          <Prose text={interest.message} />
        </blockquote>
        <Reasons reasons={interest.reasons} missing={interest.missing} />
        <Link to={`/consultants/${interest.profileId}`}>{m.interest_profile()}</Link>
      </Section>
      {isOpen ? <Accept {...loaded} lastResult={lastResult} /> : null}
      {isOpen ? <Decline {...loaded} lastResult={lastResult} /> : null}
    </Stack>
  )
}

function Accept({ interest, hasPhone, left, lastResult }: Loaded & LastResult) {
  const answer = answerTo('accept', lastResult)
  const defaultValue = { message: '', contactFrom: USUAL_CONTACT_FROM }
  const [form, fields] = useForm({ id: 'accept', lastResult: answer, defaultValue })
  const words = { consultant: interest.name, days: formatNumber(ANSWER_DAYS) }
  return (
    <Section title={m.interest_accept_title()}>
      {left === 0 && !answer ? (
        <Notice tone="info">{m.interest_full({ maximum: formatNumber(MAX_REQUESTS_PER_NEED) })}</Notice>
      ) : (
        <Form form={form}>
          <input type="hidden" name="step" value="accept" />
          <p>{m.interest_accept_lead(words)}</p>
          <InvitationFields fields={fields} hasPhone={hasPhone} />
          <Button>{m.need_request_button()}</Button>
        </Form>
      )}
    </Section>
  )
}

function Decline({ interest, lastResult }: Loaded & LastResult) {
  const answer = answerTo('decline', lastResult)
  const [form, fields] = useForm({ id: 'decline', lastResult: answer, defaultValue: { reason: '' } })
  const options = INTEREST_DECLINE_REASONS.map((value) => ({ value, label: interestDeclineText[value]() }))
  return (
    <Section title={m.interest_decline_title()}>
      <Form form={form}>
        <input type="hidden" name="step" value="decline" />
        <p>{m.interest_decline_lead({ consultant: interest.name })}</p>
        <RadioGroup field={fields.reason} legend={m.interest_decline_reason()} options={options} />
        <Button variant="secondary">{m.interest_decline_button()}</Button>
      </Form>
    </Section>
  )
}
