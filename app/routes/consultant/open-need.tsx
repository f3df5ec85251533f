import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { needToLookAt } from '~/domain/matching/open-needs.server'
import { openInterestForm, saidInterest } from '~/domain/proposals/forms'
import { ownInterest } from '~/domain/proposals/interests.server'
import { sayOpenInterest } from '~/domain/proposals/say-open-interest.server'
import { withdrawOpenInterest } from '~/domain/proposals/withdraw-open-interest.server'
import { answerTo } from '~/forms/answer-to'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import {
  Button,
  Form,
  HiddenField,
  Meta,
  Notice,
  PageHeader,
  PlainForm,
  Prose,
  Reasons,
  Refused,
  Section,
  TextArea,
} from '~/ui'
import { JointMembers } from '~/views/groups/joint-members'
import { jointMemberItems } from '~/views/groups/joint-members.server'
import { fitItem } from '~/views/needs/fit-item.server'
import { openNeedItem } from '~/views/needs/open-need-text.server'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.need.title ?? '' }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const { fit, requestId, interestId, mayBeInterested, ...need } = orNotFound(() =>
    needToLookAt(actor, params.needId!).listed(),
  )
  const said = interestId ? ownInterest(actor, interestId) : null
  return {
    need: openNeedItem(need),
    members: jointMemberItems(jointMembers(need.id)),
    fit: fit && fitItem(fit),
    requestId,
    interest: said && { message: said.message, saidAt: said.saidAt },
    mayBeInterested,
    takesInterest: need.takesInterest,
    newId: newId(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const { need, listed } = orNotFound(() => needToLookAt(actor, params.needId!))
  const form = await parseForm(request, openInterestForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const { interestId } = listed()
  const done = attempt(form, () => {
    if (value.step === 'say') sayOpenInterest(actor, need.id, value)
    else if (interestId) withdrawOpenInterest(actor, interestId)
  })
  if (done.refused) return done.refused
  return redirect(value.step === 'say' ? `/open-needs/${need.id}?done=said` : '/requests?done=interest_withdrawn', 303)
}

const doneTexts: Record<string, () => string> = { said: m.open_need_done_said }

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type LastResult = { lastResult: SubmissionResult<string[]> | undefined }

/** An open need by itself, and the consultant's interest in it. */
export default function OpenNeed() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { need, members, fit, interest, mayBeInterested, done } = loaded
  const said = wordOf(doneTexts, done)
  return (
    <>
      <PageHeader
        title={need.title}
        back={{ to: '/open-needs', text: m.open_need_back() }}
        lead={<Meta items={need.facts} />}
      />
      {mayBeInterested ? null : <Refused result={lastResult} />}
      {said && interest && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      <Section title={m.need_section_text()}>
        <blockquote className="told">
          <Prose text={need.text} />
        </blockquote>
        {fit ? <Reasons {...fit} /> : null}
      </Section>
      <JointMembers members={members} />
      <Section title={m.open_need_interest_title()}>
        <Standing {...loaded} lastResult={lastResult} />
      </Section>
    </>
  )
}

function Standing(props: Loaded & LastResult) {
  const { requestId, interest, mayBeInterested, takesInterest } = props
  if (requestId) return <Link to={`/requests/${requestId}`}>{m.open_need_invited_link()}</Link>
  if (interest) return <Waiting interest={interest} />
  if (mayBeInterested) return <Say {...props} />
  return <p>{takesInterest ? m.open_need_interest_over() : m.open_need_interest_none()}</p>
}

const Waiting = ({ interest }: { interest: NonNullable<Loaded['interest']> }) => (
  <>
    <p>{m.open_need_interest_since({ day: formatMomentDay(interest.saidAt) })}</p>
    <blockquote className="told">
      <Prose text={interest.message} />
    </blockquote>
    <PlainForm>
      <input type="hidden" name="step" value="withdraw" />
      <Button variant="secondary">{m.open_need_interest_withdraw()}</Button>
    </PlainForm>
  </>
)

function Say({ newId: id, lastResult }: Loaded & LastResult) {
  const answer = answerTo('say', lastResult)
  const constraint = getZodConstraint(saidInterest)
  const [form, fields] = useForm({ id: 'say', lastResult: answer, constraint, defaultValue: { id, message: '' } })
  return (
    <Form form={form}>
      <input type="hidden" name="step" value="say" />
      <HiddenField field={fields.id} />
      <p>{m.open_need_interest_lead()}</p>
      <TextArea
        field={fields.message}
        label={m.open_need_interest_message()}
        hint={m.open_need_interest_message_hint()}
        rows={4}
      />
      <Button>{m.open_need_interest_button()}</Button>
    </Form>
  )
}
