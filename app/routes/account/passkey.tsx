import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { confirmBoth } from '~/auth/credentials.server'
import { PASSKEYS } from '~/auth/next-path'
import { passkeySite } from '~/auth/passkeys.server'
import { removePasskey, renamePasskey } from '~/domain/accounts/change-passkeys.server'
import { passkeyForm } from '~/domain/accounts/forms'
import { ownPasskey, passkeysOf } from '~/domain/accounts/passkeys.server'
import { hasApp } from '~/domain/accounts/second-step.server'
import { attemptAsync, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, PageHeader, Section, Stack, TextField } from '~/ui'
import { AskedAgain } from '~/views/account/asked-again'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.name ?? m.passkeys_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const { name } = orNotFound(() => ownPasskey(actor, params.passkeyId!))
  const [site, all, byApp] = [passkeySite(request), passkeysOf(actor), hasApp(actor.userId)]
  return {
    name,
    hasApp: byApp,
    isLast: all.length === 1 && !byApp,
    hasOneHere: all.some((one) => one.site === site?.id),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const id = params.passkeyId!
  orNotFound(() => ownPasskey(actor, id))
  const form = await parseForm(request, passkeyForm)
  if (form.status !== 'success') return refuse(form)
  const asked = form.value
  const done = await attemptAsync(form, async () =>
    asked.step === 'rename'
      ? renamePasskey(actor, id, asked.name)
      : confirmBoth(request, actor, asked, (second) => removePasskey(actor, id, second)),
  )
  if (done.refused) return done.refused
  return redirect(`${PASSKEYS}?done=${asked.step === 'rename' ? 'renamed' : 'removed'}`, 303)
}

/** One of somebody's passkeys: another name for it, or removing it. */
export default function Passkey() {
  const { name, hasApp, isLast, hasOneHere } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <Stack>
      <PageHeader title={name} back={{ to: PASSKEYS, text: m.passkeys_title() }} />
      <Section title={m.passkey_rename_title()}>
        <Rename name={name} lastResult={lastResult} />
      </Section>
      <Section title={m.passkey_remove_title()}>
        <Stack>
          <p>{m.passkey_remove_text()}</p>
          {isLast ? <p>{m.passkey_remove_last()}</p> : null}
          <AskedAgain
            step="remove"
            variant="danger"
            button={m.passkey_remove_button()}
            hasApp={hasApp}
            byPasskey={hasOneHere ? m.passkey_remove_by_passkey() : null}
            lastResult={lastResult}
          />
        </Stack>
      </Section>
    </Stack>
  )
}

function Rename({ name, lastResult }: { name: string; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<{ step: string; name: string }>({
    id: 'rename',
    lastResult: answerTo('rename', lastResult),
    constraint: getZodConstraint(passkeyForm),
    defaultValue: { name },
  })
  return (
    <Form form={form} personal>
      <input type="hidden" name="step" value="rename" />
      <TextField
        field={fields.name}
        label={m.passkeys_name_label()}
        hint={m.passkeys_name_hint()}
        autoComplete="off"
        width="medium"
      />
      <Button variant="secondary">{m.passkey_rename_button()}</Button>
    </Form>
  )
}
