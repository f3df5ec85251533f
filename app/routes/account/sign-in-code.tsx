import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { nextOf, pageAfterSignIn } from '~/auth/after-sign-in.server'
import { askedForCode, finishWithSecond } from '~/auth/finish-sign-in.server'
import { withNext } from '~/auth/next-path'
import { passkeySite } from '~/auth/passkeys.server'
import { departmentPhone } from '~/domain/accounts/department-phone.server'
import { codeForm } from '~/domain/accounts/forms'
import { credentialsOf } from '~/domain/accounts/passkeys.server'
import { hasApp } from '~/domain/accounts/second-step.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'
import { Button, Details, Form, PageHeader, Stack, TextField } from '~/ui'
import { askPath, DepartmentNumber } from '~/views/account/department-number'
import { homeProvince } from '~/vocabulary/province.server'
import { PasskeyForm } from '~/views/account/passkey-form'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.sign_in_code_title() }) },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  if (actor) throw redirect(await pageAfterSignIn(request, actor))
  const person = await askedForCode(request)
  if (!person) throw redirect(withNext('/sign-in', nextOf(request)))
  const site = passkeySite(request)
  return {
    again: withNext('/sign-in', nextOf(request)),
    hasApp: hasApp(person.userId),
    byPasskey:
      site && credentialsOf(person.userId, site.id).length > 0
        ? `/sign-in/passkey${new URL(request.url).search}`
        : null,
    department: homeProvince().department[getLocale()],
    phone: departmentPhone(),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  if (actor) return redirect(await pageAfterSignIn(request, actor), 303)
  const person = await askedForCode(request)
  if (!person) return redirect(withNext('/sign-in?done=late', nextOf(request)), 303)
  const form = await parseForm(request, codeForm)
  if (form.status !== 'success') return refuse(form)
  const invitation = new URL(request.url).searchParams.get('invitation')
  const done = await attemptAsync(form, () =>
    finishWithSecond(request, person, form.value, {
      invitation,
      page: (signedIn) => pageAfterSignIn(request, signedIn),
    }),
  )
  return done.refused ?? done.value
}

/** The second step of signing in: the code of an authenticator app, or a recovery code; or a passkey. */
export default function SignInCode() {
  const { again, hasApp, byPasskey, department, phone } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'code',
    lastResult,
    constraint: getZodConstraint(codeForm),
    defaultValue: { code: '' },
  })
  return (
    <Stack>
      <PageHeader
        title={hasApp ? m.sign_in_code_title() : m.sign_in_second_title()}
        lead={hasApp ? m.sign_in_code_lead() : m.sign_in_second_lead()}
      />
      {byPasskey && !hasApp ? <Passkey action={byPasskey} variant="primary" /> : null}
      <Form form={form} personal>
        <TextField
          field={fields.code}
          label={hasApp ? m.second_step_code_label() : m.recovery_code_label()}
          hint={hasApp ? m.sign_in_code_hint() : m.recovery_code_hint()}
          inputMode="numeric"
          autoComplete="one-time-code"
          width="medium"
        />
        <Button variant={byPasskey && !hasApp ? 'secondary' : 'primary'}>{m.account_sign_in_button()}</Button>
      </Form>
      {byPasskey && hasApp ? <Passkey action={byPasskey} text={m.sign_in_second_or()} /> : null}
      <Details summary={m.sign_in_code_lost()}>
        <p>{m.sign_in_code_lost_text({ department })}</p>
        <DepartmentNumber phone={phone} ask={askPath({ text: m.sign_in_code_ask_text(), from: '/sign-in' })} />
      </Details>
      <p>
        <Link to={again}>{m.sign_in_code_other()}</Link>
      </p>
    </Stack>
  )
}

const Passkey = (props: { action: string; text?: string; variant?: 'primary' }) => (
  <PasskeyForm as="second" sends={{ as: 'second' }} button={m.passkey_open_button()} {...props} />
)
