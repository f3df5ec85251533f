import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { countReset } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { hashChosenPassword, refusalOfChosen } from '~/auth/password.server'
import { resetByCodeForm } from '~/domain/accounts/forms'
import { PHONE_CODE_MINUTES } from '~/domain/accounts/lifecycle'
import { resetByCode } from '~/domain/accounts/reset-password.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { phoneIsSetUp, phoneMessagesAreSeen } from '~/phone/settings.server'
import { Button, Form, Notice, PageHeader, Stack, TextField } from '~/ui'
import { loginField, newPasswordField } from '~/views/account/new-person-fields'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.code_title() }) },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  await optionalActor(request)
  return {
    isSetUp: phoneIsSetUp(),
    isSeen: phoneMessagesAreSeen(),
    sent: new URL(request.url).searchParams.get('done') === 'sent',
  }
}

/** Whose account it is says only the code: until then a password is compared with what was typed, and with nothing stored. */
export async function action({ request }: ActionFunctionArgs) {
  await optionalActor(request)
  const form = await parseForm(request, resetByCodeForm)
  const chosen = { field: 'newPassword', own: [typeof form.payload.login === 'string' ? form.payload.login : null] }
  if (form.status !== 'success') return refuse(form, refusalOfChosen(form.payload.newPassword, chosen))
  const { login, code, newPassword } = form.value
  const done = await attemptAsync(form, async () => {
    await countReset(clientAddress(request))
    resetByCode(login, code, await hashChosenPassword(newPassword, chosen))
  })
  if (done.refused) return done.refused
  return redirect('/sign-in?done=reset', 303)
}

/** A new password by the code that an officer read out, or that was sent to the phone. */
export default function ResetByCode() {
  const { isSetUp, isSeen, sent } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'code',
    lastResult,
    constraint: getZodConstraint(resetByCodeForm),
    defaultValue: { login: '', code: '', newPassword: '' },
  })
  return (
    <Stack>
      <PageHeader
        title={m.code_title()}
        lead={m.code_lead()}
        back={{ to: '/forgotten-password', text: m.forgotten_title() }}
      />
      {sent && isSeen && !lastResult ? (
        <Notice tone={isSetUp ? 'ok' : 'info'}>
          {isSetUp ? m.code_sent({ minutes: formatNumber(PHONE_CODE_MINUTES) }) : m.code_written()}
        </Notice>
      ) : null}
      <Form form={form} personal>
        {loginField(fields.login)}
        <TextField
          field={fields.code}
          label={isSeen ? m.code_label_any() : m.code_label()}
          hint={isSeen ? m.code_hint_any() : m.code_hint()}
          inputMode="numeric"
          autoComplete="one-time-code"
          width="medium"
        />
        {newPasswordField(fields.newPassword, m.account_password_new())}
        <Button>{m.reset_button()}</Button>
      </Form>
    </Stack>
  )
}
