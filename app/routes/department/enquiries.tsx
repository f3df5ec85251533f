import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { requireCapability } from '~/auth/actor.server'
import { answerEnquiry } from '~/domain/enquiries/answer-enquiry.server'
import { answerForm } from '~/domain/enquiries/forms'
import { answeredEnquiries, openEnquiries } from '~/domain/enquiries/queries.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { searchInWords } from '~/i18n/enquiry-terms'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { readSettings } from '~/settings.server'
import {
  Button,
  ContactLink,
  Details,
  Empty,
  Form,
  HiddenField,
  Meta,
  Notice,
  PageHeader,
  Prose,
  Refused,
  Section,
  Stack,
  TextArea,
} from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.enquiry_list_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'answer_enquiries')
  return {
    open: openEnquiries(actor),
    answered: answeredEnquiries(actor),
    days: readSettings().departmentAnswerDays ?? null,
    done: new URL(request.url).searchParams.get('done') === 'answered',
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'answer_enquiries')
  const form = await parseForm(request, answerForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => answerEnquiry(actor, form.value))
  if (done.refused) return done.refused
  return redirect('/department/enquiries?done=answered', 303)
}

type Enquiry = ReturnType<typeof useLoaderData<typeof loader>>['open'][number]

export default function Enquiries() {
  const { open, answered, done, days } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={m.enquiry_list_title()}
        lead={days === null ? m.enquiry_list_lead() : m.enquiry_list_lead_days({ days: formatNumber(days) })}
        back={{ to: '/department', text: m.programme_title() }}
      />
      <p>
        {m.help_link_title()} <Link to="/department/people">{m.help_title()}</Link>
      </p>
      {done && !lastResult ? <Notice tone="ok">{m.enquiry_done_answered()}</Notice> : null}
      <Refused result={lastResult} />
      {open.length === 0 ? (
        <Empty title={m.enquiry_none_title()}>{m.enquiry_none()}</Empty>
      ) : (
        <Section title={m.enquiry_open_title({ count: formatNumber(open.length) })}>
          {open.map((enquiry) => (
            <Asked key={enquiry.id} enquiry={enquiry}>
              <Answer enquiryId={enquiry.id} isRead={enquiry.needId !== null} lastResult={lastResult} />
            </Asked>
          ))}
        </Section>
      )}
      {answered.length > 0 ? (
        <Details summary={m.enquiry_answered_title()}>
          {answered.map((enquiry) => (
            <Asked key={enquiry.id} enquiry={enquiry}>
              <p className="hint">
                {m.enquiry_answered_by({
                  name: personName(enquiry.answeredBy ?? ''),
                  day: formatMomentDay(enquiry.answeredAt!),
                })}
              </p>
              <Prose text={enquiry.answerNote} />
            </Asked>
          ))}
        </Details>
      ) : null}
    </>
  )
}

function Asked({ enquiry, children }: { enquiry: Enquiry; children: ReactNode }) {
  const words = searchInWords(enquiry.query)
  return (
    <article className="enquiry">
      <Stack>
        <h3>{enquiry.name}</h3>
        <Meta
          items={[
            <ContactLink key="contact" text={enquiry.contact} />,
            m.enquiry_sent_on({ day: formatMomentDay(enquiry.createdAt) }),
          ]}
        />
        <blockquote className="told">
          <Prose text={enquiry.text} />
        </blockquote>
        {enquiry.needId ? (
          <p>
            {m.enquiry_about_offer({ name: enquiry.consultant ?? '' })}{' '}
            <Link to={`/needs/${enquiry.needId}`}>{excerpt(enquiry.needText ?? '')}</Link>
          </p>
        ) : null}
        {words ? (
          <p>
            <Link to={`/consultants?${enquiry.query}`}>{m.enquiry_search({ words })}</Link>
          </p>
        ) : null}
        {children}
      </Stack>
    </article>
  )
}

type AnswerProps = {
  enquiryId: string
  /** Whether whoever asked reads it where they asked. */
  isRead: boolean
  lastResult: SubmissionResult | undefined
}

function Answer({ enquiryId, isRead, lastResult }: AnswerProps) {
  const answersThis = lastResult?.initialValue?.enquiryId === enquiryId
  const [form, fields] = useForm({
    id: `answer-${enquiryId}`,
    lastResult: answersThis ? lastResult : undefined,
    constraint: getZodConstraint(answerForm),
    defaultValue: { enquiryId, note: '' },
  })
  return (
    <Form form={form}>
      <HiddenField field={fields.enquiryId} />
      <TextArea
        field={fields.note}
        label={m.enquiry_note_label()}
        hint={isRead ? m.enquiry_note_hint_read() : m.enquiry_note_hint()}
        rows={isRead ? 5 : 2}
      />
      <Button variant="secondary">{m.enquiry_answer()}</Button>
    </Form>
  )
}
