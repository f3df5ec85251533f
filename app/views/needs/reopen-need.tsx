import { type SubmissionResult, useForm } from '@conform-to/react'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Form } from '~/ui/form'
import { Section } from '~/ui/layout'

/** For an ended need that may be opened again, what that does. */
export function ReopenNeed({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const [form] = useForm({ id: 'reopen', lastResult: answerTo('reopen', lastResult) })
  return (
    <Section title={m.need_reopen_title()}>
      <p>{m.need_reopen_lead()}</p>
      <Form form={form}>
        <input type="hidden" name="step" value="reopen" />
        <Button variant="secondary">{m.need_reopen_button()}</Button>
      </Form>
    </Section>
  )
}
