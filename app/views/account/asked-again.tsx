import { type SubmissionResult, useForm } from '@conform-to/react'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { Button, type ButtonVariant } from '~/ui/actions'
import { Form } from '~/ui/form'
import type { FormField } from '~/ui/form-field'
import { TextField } from '~/ui/text-fields'
import { PasskeyForm } from './passkey-form'

type Props = {
  /** The form's step; with a passkey it is `…_by_passkey`. */
  step: string
  variant: ButtonVariant
  button: string
  /** The account has an app; a passkey that works here, and the words of its button. */
  hasApp: boolean
  byPasskey: string | null
  lastResult: SubmissionResult<string[]> | undefined
}

/** A step that begins with the password alone. */
export function BeginWithPassword({ button, lastResult }: Pick<Props, 'button' | 'lastResult'>) {
  const [form, fields] = useForm<{ step: string; currentPassword: string }>({ id: 'begin', lastResult })
  return (
    <Form form={form} personal>
      <input type="hidden" name="step" value="begin" />
      <CurrentPassword field={fields.currentPassword} />
      <Button>{button}</Button>
    </Form>
  )
}

const CurrentPassword = ({ field }: { field: FormField }) => (
  <TextField field={field} label={m.account_password_current()} type="password" autoComplete="current-password" />
)

/** A step for which password and code are asked again, or a passkey in place of both. */
export function AskedAgain({ step, variant, button, hasApp, byPasskey, lastResult }: Props) {
  const [form, fields] = useForm<{ step: string; currentPassword: string; code: string }>({
    id: step,
    lastResult: answerTo(step, lastResult),
  })
  return (
    <>
      <Form form={form} personal>
        <input type="hidden" name="step" value={step} />
        <CurrentPassword field={fields.currentPassword} />
        <TextField
          field={fields.code}
          label={hasApp ? m.second_step_code_label() : m.recovery_code_label()}
          hint={hasApp ? m.second_step_code_or_recovery() : m.recovery_code_hint()}
          inputMode="numeric"
          autoComplete="one-time-code"
          width="medium"
        />
        <Button variant={variant}>{button}</Button>
      </Form>
      {byPasskey ? (
        <PasskeyForm
          sends={{ step: `${step}_by_passkey` }}
          as="own"
          text={m.passkey_instead()}
          button={byPasskey}
          variant={variant === 'danger' ? 'danger' : 'secondary'}
          lastResult={lastResult}
        />
      ) : null}
    </>
  )
}
