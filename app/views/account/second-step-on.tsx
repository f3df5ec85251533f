import { type SubmissionResult, useForm } from '@conform-to/react'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Notice } from '~/ui/feedback'
import { Form } from '~/ui/form'
import { Section, Stack } from '~/ui/layout'
import { SummaryList } from '~/ui/tables'
import { TextField } from '~/ui/text-fields'

type Props = { since: string; codesLeft: number; lastResult: SubmissionResult<string[]> | undefined }

/** Recovery codes that are few enough to say so. */
const FEW = 3

/** That it is on, with new recovery codes and turning it off, which both ask for password and code. */
export const SecondStepOn = ({ since, codesLeft, lastResult }: Props) => (
  <>
    {codesLeft < FEW ? <Notice tone="due">{m.second_step_codes_few({ count: formatNumber(codesLeft) })}</Notice> : null}
    <SummaryList
      items={[
        { term: m.second_step_since(), detail: since },
        { term: m.second_step_codes_left(), detail: formatNumber(codesLeft) },
      ]}
    />
    <Section title={m.second_step_codes_title()}>
      <Stack>
        <p>{m.second_step_codes_text()}</p>
        <AskedAgain step="codes" variant="secondary" button={m.second_step_codes_button()} lastResult={lastResult} />
      </Stack>
    </Section>
    <Section title={m.second_step_off_title()}>
      <Stack>
        <p>{m.second_step_off_text()}</p>
        <AskedAgain step="off" variant="danger" button={m.second_step_off_button()} lastResult={lastResult} />
      </Stack>
    </Section>
  </>
)

type Asked = Pick<Props, 'lastResult'> & { step: 'codes' | 'off'; variant: 'secondary' | 'danger'; button: string }

function AskedAgain({ step, variant, button, lastResult }: Asked) {
  const isSent = (lastResult?.initialValue?.step ?? 'codes') === step
  const [form, fields] = useForm<{ step: string; currentPassword: string; code: string }>({
    id: step,
    lastResult: isSent ? lastResult : undefined,
  })
  return (
    <Form form={form} personal>
      <input type="hidden" name="step" value={step} />
      <TextField
        field={fields.currentPassword}
        label={m.account_password_current()}
        type="password"
        autoComplete="current-password"
      />
      <TextField
        field={fields.code}
        label={m.second_step_code_label()}
        hint={m.second_step_code_or_recovery()}
        inputMode="numeric"
        autoComplete="one-time-code"
        width="medium"
      />
      <Button variant={variant}>{button}</Button>
    </Form>
  )
}
