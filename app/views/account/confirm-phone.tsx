import { useForm } from '@conform-to/react'
import type { SubmissionResult } from '@conform-to/react'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, Notice, PlainForm, Refused, Section, Stack, TextField } from '~/ui'
import type { PhoneStanding } from '~/domain/accounts/takes-phone-messages.server'

type Props = {
  phone: string
  standing: Exclude<PhoneStanding, 'none'>
  /** Until when the code that was sent works; null: there is none. */
  codeUntil: string | null
  /** Messages are sent; or only shown. */
  isSetUp: boolean
  lastResult: SubmissionResult<string[]> | undefined
}

const texts = {
  confirmed: m.own_phone_confirmed,
  waiting: m.own_phone_waiting,
  stopped: m.own_phone_stopped,
} as const

/** Shows that somebody has the phone of their number, by a code that is sent there. */
export function ConfirmPhone({ phone, standing, codeUntil, isSetUp, lastResult }: Props) {
  const [form, fields] = useForm<{ step: string; code: string }>({
    id: 'confirm',
    lastResult: answerTo('confirm', lastResult),
  })
  if (standing === 'confirmed') return <p>{texts.confirmed({ phone })}</p>
  return (
    <Section title={m.own_phone_confirm_title()}>
      <Stack>
        <p>{texts[standing]({ phone })}</p>
        <Refused result={answerTo('send', lastResult)} />
        {codeUntil ? (
          <>
            <Notice tone={isSetUp ? 'ok' : 'info'}>
              {isSetUp ? m.own_phone_code_sent({ phone }) : m.own_phone_code_written()}
            </Notice>
            <Form form={form} personal>
              <input type="hidden" name="step" value="confirm" />
              <TextField
                field={fields.code}
                label={m.own_phone_code_label()}
                hint={m.own_phone_code_hint({ time: codeUntil })}
                inputMode="numeric"
                autoComplete="one-time-code"
                width="medium"
              />
              <Button>{m.own_phone_confirm()}</Button>
            </Form>
          </>
        ) : null}
        <PlainForm personal>
          <Button name="step" value="send" variant={codeUntil ? 'secondary' : 'primary'}>
            {codeUntil ? m.own_phone_send_again() : m.own_phone_send()}
          </Button>
        </PlainForm>
      </Stack>
    </Section>
  )
}
