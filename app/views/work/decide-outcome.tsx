import { type SubmissionResult, useForm } from '@conform-to/react'
import * as m from '~/i18n/paraglide/messages'
import { Button, Details, Form, type FormField, RadioGroup, TextArea, useReadOnly } from '~/ui'

/** Both decisions are one form: a reason that was written is not lost where the other button is pressed. */
const DECISION = 'decision'

/** The officer's yes to a reported result. */
export function VerifyOutcome({ children }: { children: string }) {
  if (useReadOnly()) return <p className="hint">{m.ui_read_only()}</p>
  return (
    <Button form={DECISION} name="intent" value="verify">
      {children}
    </Button>
  )
}

type DecideProps = { reportedAt: Date; lastResult: SubmissionResult<string[]> | undefined }

/** The officer gives a result back and says why; `reportedAt`: which report the decision is about. */
export function RejectOutcome({ reportedAt, lastResult }: DecideProps) {
  const [form, fields] = useForm({ id: DECISION, lastResult, defaultValue: { reason: '' } })
  return (
    <Details forForm summary={m.outcome_reject_open()} open={lastResult !== undefined}>
      <Form form={form} readAs={String(reportedAt.getTime())}>
        {rejection(fields.reason)}
      </Form>
    </Details>
  )
}

type CheckProps = DecideProps & { isKnowing: boolean; options: readonly { value: string; label: string }[] }

/** The officer says what a certificate or a document was compared with and confirms it, or gives it back and says why. */
export function DecideWithCheck({ reportedAt, lastResult, isKnowing, options }: CheckProps) {
  const [form, fields] = useForm({ id: DECISION, lastResult, defaultValue: { checkedWith: '', reason: '' } })
  const isRejecting = Boolean(lastResult?.initialValue?.['reason']) || Boolean(fields.reason.errors)
  return (
    <Form form={form} readAs={String(reportedAt.getTime())}>
      <RadioGroup field={fields.checkedWith} legend={m.checked_with()} options={options} />
      <Button name="intent" value="verify">
        {isKnowing ? m.outcome_verify_knowing_button() : m.outcome_verify_button()}
      </Button>
      <Details forForm summary={m.outcome_reject_open()} open={isRejecting}>
        {rejection(fields.reason)}
      </Details>
    </Form>
  )
}

/** Called, not rendered: the summary of errors finds the label inside. */
const rejection = (field: FormField) => (
  <>
    <TextArea field={field} label={m.outcome_reject_reason()} hint={m.outcome_reject_reason_hint()} rows={4} />
    <Button variant="danger" name="intent" value="reject">
      {m.outcome_reject_button()}
    </Button>
  </>
)
