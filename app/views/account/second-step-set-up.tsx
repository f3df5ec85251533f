import { type SubmissionResult, useForm } from '@conform-to/react'
import { SET_UP_MINUTES } from '~/domain/accounts/lifecycle'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Form } from '~/ui/form'
import { Section, Stack } from '~/ui/layout'
import { QrCode } from '~/ui/qr-code'
import { TextField } from '~/ui/text-fields'

type Props = { appKey: string; link: string; lastResult: SubmissionResult<string[]> | undefined }

/** The key is put into an app: scanned, opened on the same telephone, or typed; a code shows that it is there. */
export function SecondStepSetUp({ appKey, link, lastResult }: Props) {
  const [form, fields] = useForm<{ step: string; code: string }>({ id: 'confirm', lastResult })
  return (
    <>
      <Section title={m.second_step_scan_title()}>
        <Stack>
          <p>{m.second_step_scan_text({ minutes: formatNumber(SET_UP_MINUTES) })}</p>
          <QrCode text={link} label={m.second_step_qr()} />
          <p>
            {m.second_step_same_phone()} <a href={link}>{m.second_step_open_app()}</a>
          </p>
          <p>{m.second_step_type()}</p>
          <p className="key-to-type">{appKey.match(/.{1,4}/g)?.join(' ')}</p>
        </Stack>
      </Section>
      <Section title={m.second_step_confirm_title()}>
        <Form form={form} personal>
          <input type="hidden" name="step" value="confirm" />
          <TextField
            field={fields.code}
            label={m.second_step_code_label()}
            hint={m.second_step_code_hint()}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="medium"
          />
          <Button>{m.second_step_turn_on()}</Button>
        </Form>
      </Section>
    </>
  )
}
