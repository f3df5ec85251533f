import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import type { Day } from '~/domain/days'
import { documentForm } from '~/domain/result-documents/forms'
import { DOCUMENT_DAYS } from '~/domain/result-documents/lifecycle'
import type { DocumentOutcome } from '~/domain/result-documents/queries.server'
import { writeFileValue } from '~/forms/file-value'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { Button, DateField, FileField, Form, HiddenField, Notice, Prose, TextArea, TextField } from '~/ui'
import type { AskedDocument, DocumentFacts } from '~/vocabulary/tracks'

type Props = {
  id: string
  asked: AskedDocument
  /** The one that was given back and is corrected; null for a new one. */
  outcome: DocumentOutcome | null
  today: Day
  lastResult: SubmissionResult<string[]> | undefined
}

/** The form of a document, new or handed in again: the facts that its track asks for. */
export function DocumentFields({ id, asked, outcome, today, lastResult }: Props) {
  const { facts, file } = asked
  const stated = outcome?.document
  const [form, fields] = useForm({
    id: 'document',
    lastResult,
    constraint: getZodConstraint(documentForm(asked, today)),
    defaultValue: {
      number: stated?.number ?? '',
      issuer: stated?.issuer ?? '',
      datedOn: stated?.datedOn ?? '',
      attended: stated?.attended?.toString() ?? '',
      passed: stated?.passed?.toString() ?? '',
      remark: stated?.remark ?? '',
      evidence: outcome ? writeFileValue({ received: outcome.file }) : undefined,
      id,
    },
  })
  return (
    <>
      {outcome?.rejectReason ? (
        <Notice tone="due" title={m.certificate_rejected_because()}>
          <Prose text={outcome.rejectReason} />
        </Notice>
      ) : null}
      <p>{m.document_lead()}</p>
      <Form form={form} encType="multipart/form-data" guard>
        <HiddenField field={fields.id} />
        {facts.number ? <TextField field={fields.number} {...worded(facts.number)} width="medium" /> : null}
        {facts.issuer ? <TextField field={fields.issuer} {...worded(facts.issuer)} /> : null}
        <DateField field={fields.datedOn} {...worded(facts.day)} />
        {facts.attended ? (
          <TextField field={fields.attended} {...worded(facts.attended)} width="short" inputMode="numeric" />
        ) : null}
        {facts.passed ? (
          <TextField field={fields.passed} {...worded(facts.passed)} width="short" inputMode="numeric" />
        ) : null}
        <TextArea
          field={fields.remark}
          label={m.document_remark()}
          hint={m.document_remark_hint({ days: formatNumber(DOCUMENT_DAYS) })}
          rows={2}
          optional
        />
        <FileField field={fields.evidence} label={m.document_evidence()} hint={`${inWords(file)}.`} />
        <Button>{outcome ? m.document_resubmit() : m.document_submit()}</Button>
      </Form>
    </>
  )
}

/** A fact's label, what helps with it, and whether it may be left out. */
const worded = ({ label, hint, optional }: DocumentFacts['day']) => ({
  label: inWords(label),
  hint: hint && `${inWords(hint)}.`,
  optional: optional ?? false,
})
