import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { nextOf, pageAfterSignIn } from '~/auth/after-sign-in.server'
import { askedForCode, finishWithCode } from '~/auth/finish-sign-in.server'
import { withNext } from '~/auth/next-path'
import { departmentPhone } from '~/domain/accounts/department-phone.server'
import { codeForm } from '~/domain/accounts/forms'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'
import { Button, Details, Form, PageHeader, Stack, TextField } from '~/ui'
import { askPath, DepartmentNumber } from '~/views/account/department-number'
import { homeProvince } from '~/vocabulary/province.server'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.sign_in_code_title() }) },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  if (actor) throw redirect(await pageAfterSignIn(request, actor))
  const person = await askedForCode(request)
  if (!person) throw redirect(withNext('/sign-in', nextOf(request)))
  return {
    again: withNext('/sign-in', nextOf(request)),
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
    finishWithCode(request, person, form.value.code, {
      invitation,
      page: (signedIn) => pageAfterSignIn(request, signedIn),
    }),
  )
  return done.refused ?? done.value
}

/** The second step of signing in: the code of an authenticator app, or a recovery code. */
export default function SignInCode() {
  const { again, department, phone } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'code',
    lastResult,
    constraint: getZodConstraint(codeForm),
    defaultValue: { code: '' },
  })
  return (
    <Stack>
      <PageHeader title={m.sign_in_code_title()} lead={m.sign_in_code_lead()} />
      <Form form={form} personal>
        <TextField
          field={fields.code}
          label={m.second_step_code_label()}
          hint={m.sign_in_code_hint()}
          inputMode="numeric"
          autoComplete="one-time-code"
          width="medium"
        />
        <Button>{m.account_sign_in_button()}</Button>
      </Form>
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
