import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { countConfirmCode, forgetConfirmCode } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { departmentPhone } from '~/domain/accounts/department-phone.server'
import { readCode } from '~/domain/assisted/code'
import { codeEntryForm } from '~/domain/assisted/forms'
import { keyForCode } from '~/domain/assisted/queries.server'
import { DomainError } from '~/domain/errors'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, ContactLink, Form, PageHeader, Stack, TextField } from '~/ui'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.confirm_need_title() }) },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  await optionalActor(request)
  return { phone: departmentPhone() }
}

/** A right code leads to what a link in a mail leads to; wrong ones are counted before they are looked at. */
export async function action({ request }: ActionFunctionArgs) {
  await optionalActor(request)
  const form = await parseForm(request, codeEntryForm)
  if (form.status !== 'success') return refuse(form)
  const done = await attemptAsync(form, async () => {
    const address = clientAddress(request)
    await countConfirmCode(address)
    const code = readCode(form.value.code)
    const key = code && keyForCode(code)
    if (!key) throw new DomainError('assisted.wrong_code', {}, 'code')
    await forgetConfirmCode(address)
    return key
  })
  if (done.refused) return done.refused
  return redirect(`/confirm/${done.value}`, 303)
}

/** Where whoever holds a slip types its code. */
export default function Confirm() {
  const { phone } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<{ code: string }>({
    id: 'code',
    lastResult,
    constraint: getZodConstraint(codeEntryForm),
  })
  return (
    <Stack>
      <PageHeader title={m.confirm_need_title()} lead={m.confirm_need_lead()} />
      <Form form={form} personal>
        <TextField
          field={fields.code}
          label={m.confirm_need_code()}
          hint={m.confirm_need_code_hint()}
          autoComplete="off"
          width="medium"
        />
        <Button>{m.confirm_need_open()}</Button>
      </Form>
      {phone ? (
        <p>
          {m.confirm_need_help()} <ContactLink text={phone} />
        </p>
      ) : null}
    </Stack>
  )
}
