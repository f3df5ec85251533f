import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { countReset } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { forgottenForm } from '~/domain/accounts/forms'
import { LINK_HOURS } from '~/domain/accounts/lifecycle'
import { askForReset } from '~/domain/accounts/reset-password.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { mailIsSetUp } from '~/mail/settings.server'
import { Button, Form, Notice, PageHeader, Stack, TextField } from '~/ui'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.forgotten_title() }) },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  await optionalActor(request)
  const sent = new URL(request.url).searchParams.get('done') === 'sent'
  return { mailIsSetUp: mailIsSetUp(), hours: formatNumber(LINK_HOURS.reset_password), sent }
}

/** The same answer whether or not there is such an account. */
export async function action({ request }: ActionFunctionArgs) {
  await optionalActor(request)
  const form = await parseForm(request, forgottenForm)
  if (form.status !== 'success') return refuse(form)
  const done = await attemptAsync(form, async () => {
    await countReset(clientAddress(request))
    askForReset(form.value.email)
  })
  if (done.refused) return done.refused
  return redirect('/forgotten-password?done=sent', 303)
}

export default function ForgottenPassword() {
  const { mailIsSetUp: mails, hours, sent } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'forgotten',
    lastResult,
    constraint: getZodConstraint(forgottenForm),
    defaultValue: { email: '' },
  })
  return (
    <Stack>
      <PageHeader
        title={m.forgotten_title()}
        lead={m.forgotten_lead({ hours })}
        back={{ to: '/sign-in', text: m.account_sign_in_title() }}
      />
      {mails ? null : <Notice tone="due">{m.forgotten_no_mail()}</Notice>}
      {sent && mails && !lastResult ? <Notice tone="ok">{m.forgotten_sent()}</Notice> : null}
      {sent && !mails && !lastResult ? <Notice tone="info">{m.forgotten_written()}</Notice> : null}
      <Form form={form} personal>
        <TextField field={fields.email} label={m.account_email_label()} type="email" autoComplete="username" />
        <Button>{m.forgotten_button()}</Button>
      </Form>
      <p>
        {m.forgotten_no_access()} <Link to="/ask-department">{m.confirm_email_ask_department()}</Link>
      </p>
    </Stack>
  )
}
