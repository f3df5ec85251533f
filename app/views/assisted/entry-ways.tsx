import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { Link } from '@remix-run/react'
import { answerTo } from '~/forms/answer-to'
import { entryForm } from '~/domain/assisted/forms'
import * as m from '~/i18n/paraglide/messages'
import { Button, LinkButton } from '~/ui/actions'
import { Checkbox } from '~/ui/choices'
import { FileField } from '~/ui/file-field'
import { Form, PlainForm } from '~/ui/form'
import { Details, Section, Stack } from '~/ui/layout'
import { DateField } from '~/ui/text-fields'

type Answered = { lastResult: SubmissionResult<string[]> | undefined }

/** The officer says that the enterprise knows what will be seen by whom, and asks it. */
export function AskForm({ sees, isAgain, lastResult }: Answered & { sees: string[]; isAgain: boolean }) {
  const [form, fields] = useForm<{ step: string; told: boolean }>({
    id: 'ask',
    lastResult: answerTo('ask', lastResult),
    constraint: getZodConstraint(entryForm),
  })
  return (
    <Section title={m.assisted_ask_title()}>
      <Form form={form}>
        <input type="hidden" name="step" value="ask" />
        <p>{m.assisted_ask_lead()}</p>
        <ul>
          {sees.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <Checkbox field={fields.told} label={m.assisted_told_label()} />
        <Button>{isAgain ? m.assisted_ask_again() : m.assisted_ask_button()}</Button>
      </Form>
    </Section>
  )
}

type Ways = {
  id: string
  code: string
  address: string
  hasAccount: boolean
  email: string | null
  phone: string | null
}

/** How the enterprise gets to confirm: in its account, by the slip, by mail, by a message to the phone. */
export const WaysToConfirm = ({ id, code, address, hasAccount, email, phone }: Ways) => (
  <Section title={m.assisted_ways_title()}>
    <Stack>
      {hasAccount ? <p>{m.assisted_way_account()}</p> : null}
      <div>
        <p>{m.assisted_way_slip({ address })}</p>
        <p className="code-to-read-out">{code}</p>
        <LinkButton to={`/department/assisted/${id}/slip`} variant={hasAccount ? 'secondary' : 'primary'}>
          {m.assisted_slip_open_link()}
        </LinkButton>
      </div>
      {email || phone ? (
        <PlainForm>
          <input type="hidden" name="step" value="send" />
          <Stack gap="small">
            {email ? (
              <Button variant="secondary" name="by" value="mail">
                {m.assisted_send_mail({ email })}
              </Button>
            ) : null}
            {phone ? (
              <Button variant="secondary" name="by" value="phone">
                {m.assisted_send_phone({ phone })}
              </Button>
            ) : null}
          </Stack>
        </PlainForm>
      ) : null}
    </Stack>
  </Section>
)

/** The officer called, as the list asks. */
export const CalledForm = () => (
  <PlainForm>
    <Button variant="secondary" name="step" value="call">
      {m.assisted_called_button()}
    </Button>
  </PlainForm>
)

/** The slip that was signed at the desk, with its scan. */
export function SignedForm({ id, lastResult }: Answered & { id: string }) {
  const answer = answerTo('signed', lastResult)
  const [form, fields] = useForm<{ step: string; signedOn: string; scan: string }>({
    id: 'signed',
    lastResult: answer,
    constraint: getZodConstraint(entryForm),
  })
  return (
    <Details forForm summary={m.assisted_signed_title()} open={answer !== undefined}>
      <Form form={form} encType="multipart/form-data">
        <input type="hidden" name="step" value="signed" />
        <p>{m.assisted_signed_lead()}</p>
        <p>
          <Link to={`/department/assisted/${id}/slip?for=sign`}>{m.assisted_slip_sign_link()}</Link>
        </p>
        <DateField field={fields.signedOn} label={m.assisted_signed_on()} />
        <FileField field={fields.scan} label={m.assisted_signed_scan()} hint={m.assisted_signed_scan_hint()} />
        <Button>{m.assisted_signed_button()}</Button>
      </Form>
    </Details>
  )
}

export function WithdrawForm({ lastResult }: Answered) {
  const answer = answerTo('withdraw', lastResult)
  const [form] = useForm({ id: 'withdraw', lastResult: answer })
  return (
    <Details forForm summary={m.assisted_withdraw_title()} open={answer !== undefined}>
      <Form form={form}>
        <input type="hidden" name="step" value="withdraw" />
        <p>{m.assisted_withdraw_lead()}</p>
        <Button variant="danger">{m.assisted_withdraw_button()}</Button>
      </Form>
    </Details>
  )
}

/** After a slip was signed: its person has an account and no password yet. */
export const GetsIn = ({ userId, mayHelp }: { userId: string; mayHelp: boolean }) =>
  mayHelp ? (
    <p>
      {m.assisted_gets_in()} <Link to={`/department/people/${userId}`}>{m.assisted_gets_in_link()}</Link>
    </p>
  ) : (
    <p>{m.assisted_gets_in_elsewhere()}</p>
  )
