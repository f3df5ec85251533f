import { type SubmissionResult, useForm } from '@conform-to/react'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Form } from '~/ui/form'
import { TextField } from '~/ui/text-fields'

type Props = { lastResult: SubmissionResult<string[]> | undefined }

/** What turning it on takes, and the password with which it begins. */
export function SecondStepOff({ lastResult }: Props) {
  const [form, fields] = useForm<{ step: string; currentPassword: string }>({ id: 'begin', lastResult })
  return (
    <>
      <ol>
        <li>{m.second_step_how_app()}</li>
        <li>{m.second_step_how_scan()}</li>
        <li>{m.second_step_how_codes()}</li>
      </ol>
      <Form form={form} personal>
        <input type="hidden" name="step" value="begin" />
        <TextField
          field={fields.currentPassword}
          label={m.account_password_current()}
          type="password"
          autoComplete="current-password"
        />
        <Button>{m.second_step_begin()}</Button>
      </Form>
    </>
  )
}
