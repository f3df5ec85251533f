import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { optionalActor } from '~/auth/actor.server'
import { nextOf, pageAfterSignIn } from '~/auth/after-sign-in.server'
import { signInWithPassword } from '~/auth/credentials.server'
import { finishSignIn } from '~/auth/finish-sign-in.server'
import { KEPT_FORM, withNext } from '~/auth/next-path'
import { passkeySite } from '~/auth/passkeys.server'
import { signInForm } from '~/domain/accounts/forms'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Button, Form, Notice, PageHeader, Stack, TextField } from '~/ui'
import { publicMeta } from '~/views/frame/public-meta'
import { loginField } from '~/views/account/new-person-fields'
import { PasskeyForm } from '~/views/account/passkey-form'

export const meta: MetaFunction = ({ matches }) =>
  publicMeta(matches, {
    title: m.account_sign_in_title(),
    description: m.account_sign_in_description(),
    path: '/sign-in',
  })

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  if (actor) throw redirect(await pageAfterSignIn(request, actor))
  const done = new URL(request.url).searchParams.get('done')
  return { next: nextOf(request), hasPasskeys: passkeySite(request) !== null, done }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  if (actor) return redirect(await pageAfterSignIn(request, actor), 303)
  const form = await parseForm(request, signInForm)
  if (form.status !== 'success') return refuse(form)
  const { login, password } = form.value
  const done = await attemptAsync(form, async () => {
    const userId = await signInWithPassword(request, login, password)
    return finishSignIn(request, userId, { page: (signedIn) => pageAfterSignIn(request, signedIn) })
  })
  return done.refused ?? done.value
}

const doneTexts = {
  'signed-out': m.account_signed_out,
  reset: m.reset_done,
  deleted: m.leaving_done,
  late: m.sign_in_code_late,
}

export default function SignIn() {
  const { next, hasPasskeys, done } = useLoaderData<typeof loader>()
  const said = wordOf(doneTexts, done)
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof signInForm>>({
    id: 'sign-in',
    lastResult,
    constraint: getZodConstraint(signInForm),
  })
  return (
    <Stack>
      <PageHeader
        title={m.account_sign_in_title()}
        lead={
          next === KEPT_FORM ? m.account_sign_in_kept() : next ? m.account_sign_in_needed() : m.account_sign_in_lead()
        }
      />
      {said && !lastResult && <Notice tone={done === 'late' ? 'due' : 'ok'}>{said}</Notice>}
      <Form form={form} personal>
        {loginField(fields.login)}
        <TextField
          field={fields.password}
          label={m.account_password_label()}
          type="password"
          autoComplete="current-password"
        />
        <Button>{m.account_sign_in_button()}</Button>
      </Form>
      {hasPasskeys ? (
        <PasskeyForm
          as="alone"
          sends={{ as: 'alone' }}
          action={withNext('/sign-in/passkey', next)}
          text={m.passkey_sign_in_text()}
          button={m.passkey_sign_in_button()}
        />
      ) : null}
      <p>
        <Link to="/forgotten-password">{m.forgotten_link()}</Link>
      </p>
      <p>
        {m.account_sign_in_no_account()} <Link to={withNext('/sign-up', next)}>{m.account_sign_in_sign_up()}</Link>
      </p>
    </Stack>
  )
}
