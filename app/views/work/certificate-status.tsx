import { type SubmissionResult, useForm } from '@conform-to/react'
import { type CertificateStatus, certificateTransitions } from '~/domain/certification/lifecycle'
import type { outcomeOf } from '~/domain/certification/queries.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, DateField, Details, Form, LinkButton, Prose, RadioGroup, Section, TextArea } from '~/ui'

type Certificate = Pick<
  ReturnType<typeof outcomeOf>['certificate'],
  'status' | 'statusSince' | 'statusReason' | 'checkCode'
>

function nowText({ status, statusSince }: Certificate): string {
  const day = statusSince ? formatDay(statusSince) : ''
  if (status === 'suspended') return m.status_now_suspended({ day })
  return status === 'withdrawn' ? m.status_now_withdrawn({ day }) : m.status_now_active()
}

const toText: Record<CertificateStatus, () => string> = {
  active: m.status_to_active,
  suspended: m.status_to_suspended,
  withdrawn: m.status_to_withdrawn,
}

/** A body restores no withdrawn certificate: it was written down by mistake. */
const toStatusText = (from: CertificateStatus, to: CertificateStatus) =>
  from === 'withdrawn' ? m.status_to_not_withdrawn() : toText[to]()

type Props = { certificate: Certificate; lastResult: SubmissionResult<string[]> | undefined }

/** What became of a verified certificate, and where the department writes that down. */
export function CertificateStatusSection({ certificate, lastResult }: Props) {
  const [form, fields] = useForm({
    id: 'status',
    lastResult,
    defaultValue: { status: '', since: '', reason: '' },
  })
  const next = certificateTransitions[certificate.status]
  return (
    <Section title={m.status_title()}>
      <p>{nowText(certificate)}</p>
      {certificate.statusReason ? <Prose text={certificate.statusReason} /> : null}
      {certificate.checkCode ? (
        <LinkButton to={`/verify/${certificate.checkCode}`} variant="secondary">
          {m.verify_engagement_link()}
        </LinkButton>
      ) : null}
      {next.length > 0 ? (
        <Details forForm summary={m.status_open()} open={lastResult !== undefined}>
          <Form form={form}>
            <input type="hidden" name="intent" value="status" />
            <RadioGroup
              field={fields.status}
              legend={m.status_new()}
              options={next.map((status) => ({ value: status, label: toStatusText(certificate.status, status) }))}
            />
            <DateField field={fields.since} label={m.status_since()} />
            <TextArea field={fields.reason} label={m.status_reason()} hint={m.status_reason_hint()} rows={3} />
            <Button>{m.status_button()}</Button>
          </Form>
        </Details>
      ) : null}
    </Section>
  )
}
