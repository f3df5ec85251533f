import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { answerForm } from '~/domain/enquiries/forms'
import type { openEnquiries } from '~/domain/enquiries/queries.server'
import { searchInWords } from '~/i18n/enquiry-terms'
import { formatMomentDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { Button, ContactLink, Form, HiddenField, Meta, Prose, Stack, TextArea } from '~/ui'

type Enquiry = ReturnType<typeof openEnquiries>[number]

/** A question as the department reads it, with the search or the offer that it is about. */
export function AskedEnquiry({ enquiry, children }: { enquiry: Enquiry; children: ReactNode }) {
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

/** What was answered is noted down. */
export function AnswerEnquiry({ enquiryId, isRead, lastResult }: AnswerProps) {
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
