import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requirePerson } from '~/auth/actor.server'
import { confirmPassword } from '~/auth/credentials.server'
import { changePhone } from '~/domain/accounts/change-phone.server'
import { phoneForm } from '~/domain/accounts/forms'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, Notice, PageHeader, Stack, TextField } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.own_phone_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { phone, email } = await requirePerson(request)
  return { phone, isNeeded: email === null, saved: new URL(request.url).searchParams.get('done') === 'saved' }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, phoneForm)
  if (form.status !== 'success') return refuse(form)
  const done = await attemptAsync(form, async () => {
    await confirmPassword(request, actor, form.value.currentPassword, 'currentPassword')
    changePhone(actor, form.value.phone ?? null)
  })
  if (done.refused) return done.refused
  return redirect('/account/phone?done=saved', 303)
}

/** The mobile number that somebody signs in with. */
export default function OwnPhone() {
  const { phone, isNeeded, saved } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof phoneForm>>({
    id: 'phone',
    lastResult,
    constraint: getZodConstraint(phoneForm),
    defaultValue: { phone: phone ?? '' },
  })
  return (
    <Stack>
      <PageHeader
        title={m.own_phone_title()}
        lead={m.own_phone_lead()}
        back={{ to: '/account', text: m.account_title() }}
      />
      {saved && !lastResult ? <Notice tone="ok">{m.own_phone_saved()}</Notice> : null}
      <Form form={form} personal>
        <TextField
          field={fields.phone}
          label={m.account_phone_label()}
          hint={m.own_phone_hint()}
          type="tel"
          autoComplete="tel"
          optional={!isNeeded}
        />
        <TextField
          field={fields.currentPassword}
          label={m.account_password_current()}
          type="password"
          autoComplete="current-password"
        />
        <Button>{m.own_phone_save()}</Button>
      </Form>
    </Stack>
  )
}
