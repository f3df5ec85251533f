import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { hashChosenPassword, refusalOfChosen } from '~/auth/password.server'
import { openedLink } from '~/domain/accounts/account-links.server'
import { resetForm } from '~/domain/accounts/forms'
import { resetPassword } from '~/domain/accounts/reset-password.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, LinkButton, PageHeader, Stack } from '~/ui'
import { newPasswordField } from '~/views/account/new-person-fields'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.reset_title() }) },
  { name: 'robots', content: 'noindex' },
]

/** Changes nothing: programs that look at mails follow their links. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await optionalActor(request)
  const { link } = openedLink('reset_password', params.key!) ?? {}
  return { email: link && !link.usedAt ? link.email : null }
}

export async function action({ request, params }: ActionFunctionArgs) {
  await optionalActor(request)
  const { user } = openedLink('reset_password', params.key!) ?? {}
  if (!user) throw new Response(null, { status: 404 })
  const form = await parseForm(request, resetForm)
  const chosen = { field: 'newPassword', own: [user.email, user.phone, user.name] }
  if (form.status !== 'success') return refuse(form, refusalOfChosen(form.payload.newPassword, chosen))
  const done = await attemptAsync(form, async () =>
    resetPassword(params.key!, await hashChosenPassword(form.value.newPassword, chosen)),
  )
  if (done.refused) return done.refused
  return redirect('/sign-in?done=reset', 303)
}

export default function ResetPassword() {
  const { email } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'reset', lastResult, defaultValue: { newPassword: '' } })
  if (email === null)
    return (
      <Stack>
        <PageHeader title={m.reset_old_title()} lead={m.reset_old()} />
        <LinkButton to="/forgotten-password">{m.reset_again()}</LinkButton>
      </Stack>
    )
  return (
    <Stack>
      <PageHeader title={m.reset_title()} lead={m.reset_lead({ email })} />
      <Form form={form} personal>
        {newPasswordField(fields.newPassword, m.account_password_new())}
        <Button>{m.reset_button()}</Button>
      </Form>
    </Stack>
  )
}
