import { type SubmissionResult, useForm } from '@conform-to/react'
import * as m from '~/i18n/paraglide/messages'
import { Button, Details, Form, TextArea, useReadOnly } from '~/ui'

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

type RejectProps = { reportedAt: Date; lastResult: SubmissionResult<string[]> | undefined }

/** The officer gives a result back and says why; `reportedAt`: which report the decision is about. */
export function RejectOutcome({ reportedAt, lastResult }: RejectProps) {
  const [form, fields] = useForm({ id: DECISION, lastResult, defaultValue: { reason: '' } })
  return (
    <Details forForm summary={m.outcome_reject_open()} open={lastResult !== undefined}>
      <Form form={form} readAs={String(reportedAt.getTime())}>
        <TextArea
          field={fields.reason}
          label={m.outcome_reject_reason()}
          hint={m.outcome_reject_reason_hint()}
          rows={4}
        />
        <Button variant="danger" name="intent" value="reject">
          {m.outcome_reject_button()}
        </Button>
      </Form>
    </Details>
  )
}
