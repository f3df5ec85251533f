import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { optionalActor } from '~/auth/actor.server'
import { nextOf, pageAfterSignIn, pageAfterSignUp } from '~/auth/after-sign-in.server'
import { countSignUp } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { signInWithPassword } from '~/auth/credentials.server'
import { finishSignIn } from '~/auth/finish-sign-in.server'
import { withNext } from '~/auth/next-path'
import { hashChosenPassword, refusalOfChosen } from '~/auth/password.server'
import { newId } from '~db/ids'
import { SIGN_UP_KINDS, type SignUpKind, signUpForm } from '~/domain/accounts/forms'
import { signInName } from '~/domain/accounts/lifecycle'
import { signUp } from '~/domain/accounts/sign-up.server'
import { draftIdOf } from '~/forms/draft-cookie.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'
import { Button, Checkbox, Form, HiddenField, Notice, PageHeader, RadioGroup, Stack, TextField } from '~/ui'
import { AlreadySignedIn } from '~/views/account/already-signed-in'
import { Terms } from '~/views/account/terms'
import { publicMeta } from '~/views/frame/public-meta'
import { newPersonFields } from '~/views/account/new-person-fields'

export const meta: MetaFunction = ({ matches }) =>
  publicMeta(matches, {
    title: m.account_sign_up_title(),
    description: m.account_sign_up_description(),
    path: '/sign-up',
  })

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const signedInAs = actor ? { name: actor.name, to: await pageAfterSignIn(request, actor) } : null
  const asked = new URL(request.url).searchParams.get('kind')
  return {
    signedInAs,
    id: newId(),
    kind: SIGN_UP_KINDS.find((kind) => kind === asked) ?? 'enterprise',
    next: nextOf(request),
    hasDraft: (await draftIdOf(request)) !== null,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  if (actor) return redirect(`/sign-up${new URL(request.url).search}`, 303)
  const form = await parseForm(request, signUpForm)
  if (form.status !== 'success') return refuse(form, refusalOfChosen(form.payload.password, chosenWith(form.payload)))
  const { email, phone, password, kind } = form.value
  const role = kind === 'enterprise' ? 'enterprise' : 'consultant'
  const done = await attemptAsync(form, async () => {
    await countSignUp(clientAddress(request))
    const made = signUp(form.value, await hashChosenPassword(password, chosenWith(form.value)), getLocale())
    const userId = made ?? (await signInWithPassword(request, signInName({ email, phone }), password))
    return finishSignIn(request, userId, { page: () => pageAfterSignUp(request, role) })
  })
  return done.refused ?? done.value
}

const chosenWith = ({ email, phone, name, organisationName }: Record<string, unknown>) => ({
  field: 'password',
  own: [email, phone, name, organisationName].filter((text) => typeof text === 'string'),
})

const kindText: Record<SignUpKind, { label: () => string; hint: () => string }> = {
  enterprise: { label: m.account_sign_up_kind_enterprise, hint: m.account_sign_up_kind_enterprise_hint },
  consulting: { label: m.account_sign_up_kind_consulting, hint: m.account_sign_up_kind_consulting_hint },
  expert: { label: m.account_sign_up_kind_expert, hint: m.account_sign_up_kind_expert_hint },
}

export default function SignUp() {
  const { signedInAs, id, kind, next, hasDraft } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof signUpForm>>({
    id: 'sign-up',
    lastResult,
    constraint: getZodConstraint(signUpForm),
    defaultValue: { id, kind },
  })
  if (signedInAs) return <AlreadySignedIn {...signedInAs} />
  const signIn = withNext('/sign-in', next)
  const isTaken = { phone: m.error_phone_taken(), email: m.error_email_taken() }
  const signInInstead = (name: 'phone' | 'email', text: string) =>
    fields[name].errors?.includes(isTaken[name]) ? <Link to={signIn}>{text}</Link> : null
  return (
    <Stack>
      <PageHeader title={m.account_sign_up_title()} lead={m.account_sign_up_lead()} />
      {hasDraft && <Notice tone="info">{m.account_sign_up_kept()}</Notice>}
      <Form form={form} personal>
        <HiddenField field={fields.id} />
        <RadioGroup
          field={fields.kind}
          legend={m.account_sign_up_kind()}
          options={SIGN_UP_KINDS.map((value) => ({
            value,
            label: kindText[value].label(),
            hint: kindText[value].hint(),
          }))}
        />
        <TextField
          field={fields.organisationName}
          label={m.account_sign_up_organisation()}
          hint={m.account_sign_up_organisation_hint()}
          autoComplete="organization"
        />
        {newPersonFields(fields, {
          phone: signInInstead('phone', m.account_phone_taken_sign_in()),
          email: signInInstead('email', m.account_email_taken_sign_in()),
        })}
        <Terms />
        <Checkbox field={fields.terms} label={m.account_terms_label()} />
        <Button>{m.account_sign_up_button()}</Button>
      </Form>
      <p>
        {m.account_sign_up_have_account()} <Link to={signIn}>{m.account_sign_in_button()}</Link>
      </p>
    </Stack>
  )
}
