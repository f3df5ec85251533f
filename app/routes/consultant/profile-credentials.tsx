import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { credentialsForm } from '~/domain/directory/forms'
import { openProfile } from '~/domain/directory/open-profile.server'
import { ownProfile } from '~/domain/directory/queries.server'
import { saveCredentials } from '~/domain/directory/save-credentials.server'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, DateField, Fieldset, Form, PageHeader, Stack, TextField } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.profile_credentials_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  orNotFound(() => openProfile(actor))
  const defaultValue = startOf(actor)
  return { defaultValue, readAs: markOf(defaultValue) }
}

const startOf = (actor: Actor) => ({ credentials: ownProfile(actor).credentials })

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const form = await parseForm(request, credentialsForm)
  if (form.status !== 'success') return refuse(form)
  const done = attemptEdit(
    form,
    () => startOf(actor),
    [],
    () => saveCredentials(actor, form.value),
  )
  if (done.refused) return done.refused
  return redirect('/profile?done=credentials', 303)
}

export default function ProfileCredentials() {
  const { defaultValue, readAs } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'credentials',
    lastResult,
    constraint: getZodConstraint(credentialsForm),
    defaultValue,
  })
  const rows = fields.credentials.getFieldList()
  return (
    <>
      <PageHeader
        title={m.profile_credentials_title()}
        lead={m.profile_credentials_lead()}
        back={{ to: '/profile', text: m.profile_back() }}
      />
      <Form form={form} guard readAs={readAs}>
        <Stack gap="large">
          {/* The form's first button is the one that Enter presses: it saves, and removes no row. */}
          <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden>
            {m.profile_credentials_save()}
          </button>
          {rows.length === 0 ? <p>{m.profile_credentials_none()}</p> : null}
          {rows.map((row, index) => {
            const credential = row.getFieldset()
            const number = index + 1
            return (
              <Fieldset key={row.key} legend={m.profile_credential_legend({ number })}>
                <TextField
                  field={credential.name}
                  label={m.profile_credential_name_label()}
                  hint={m.profile_credential_name_hint()}
                />
                <TextField field={credential.issuer} label={m.profile_credential_issuer_label()} optional />
                <TextField
                  field={credential.number}
                  label={m.profile_credential_number_label()}
                  width="medium"
                  optional
                />
                <DateField
                  field={credential.validUntil}
                  label={m.profile_credential_until_label()}
                  hint={m.profile_credential_until_hint()}
                  optional
                />
                <Button variant="quiet" {...form.remove.getButtonProps({ name: fields.credentials.name, index })}>
                  {m.profile_credential_remove({ number })}
                </Button>
              </Fieldset>
            )
          })}
        </Stack>
        <Button variant="secondary" {...form.insert.getButtonProps({ name: fields.credentials.name })}>
          {m.profile_credential_add()}
        </Button>
        <Button>{m.profile_credentials_save()}</Button>
      </Form>
    </>
  )
}
