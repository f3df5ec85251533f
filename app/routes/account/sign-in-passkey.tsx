import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { nextOf, pageAfterSignIn } from '~/auth/after-sign-in.server'
import { askedForCode, finishWithPasskey, finishWithSecond } from '~/auth/finish-sign-in.server'
import { withNext } from '~/auth/next-path'
import { passkeySignInForm } from '~/domain/accounts/forms'
import type { Actor } from '~/domain/accounts/lifecycle'
import { leavePage } from '~/forms/leave-page.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader, Stack } from '~/ui'
import { NoPasskeysHere, PasskeyForm } from '~/views/account/passkey-form'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.passkey_sign_in_button() }) },
  { name: 'robots', content: 'noindex' },
]

/** Where a passkey was refused the page says so; otherwise there is nothing here to see. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  if (actor) throw redirect(await pageAfterSignIn(request, actor))
  const next = nextOf(request)
  leavePage(request, withNext('/sign-in', next))
  const { search } = new URL(request.url)
  return { address: `/sign-in/passkey${search}`, password: withNext('/sign-in', next), code: `/sign-in/code${search}` }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  if (actor) return redirect(await pageAfterSignIn(request, actor), 303)
  const form = await parseForm(request, passkeySignInForm)
  if (form.status !== 'success') return refuse(form)
  const { as, passkey } = form.value
  const page = (signedIn: Actor) => pageAfterSignIn(request, signedIn)
  const person = as === 'second' ? await askedForCode(request) : null
  if (as === 'second' && !person) return redirect(withNext('/sign-in?done=late', nextOf(request)), 303)
  const invitation = new URL(request.url).searchParams.get('invitation')
  const done = await attemptAsync(form, () =>
    person
      ? finishWithSecond(request, person, { passkey }, { invitation, page })
      : finishWithPasskey(request, passkey, page),
  )
  return done.refused ?? done.value
}

/** Why a passkey was refused, with another try and the other ways in. */
export default function SignInPasskey() {
  const { address, password, code } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const as = lastResult?.initialValue?.as === 'second' ? 'second' : 'alone'
  return (
    <Stack>
      <PageHeader title={m.passkey_sign_in_button()} lead={m.passkey_is()} />
      <PasskeyForm
        as={as}
        sends={{ as }}
        action={address}
        button={m.passkey_open_button()}
        variant="primary"
        lastResult={lastResult}
      />
      <NoPasskeysHere />
      <p>
        {as === 'second' ? (
          <Link to={code}>{m.sign_in_code_title()}</Link>
        ) : (
          <Link to={password}>{m.sign_in_passkey_other()}</Link>
        )}
      </p>
    </Stack>
  )
}
