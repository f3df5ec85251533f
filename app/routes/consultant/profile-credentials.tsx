import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { credentialsForm } from '~/domain/directory/forms'
import { openProfile } from '~/domain/directory/open-profile.server'
import { ownPapers, type Paper } from '~/domain/directory/papers.server'
import { saveCredentials } from '~/domain/directory/save-credentials.server'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { writeFileValue } from '~/forms/file-value'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, Fieldset, Form, PageHeader, Stack } from '~/ui'
import { credentialFields } from '~/views/profile/credential-fields'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.profile_credentials_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  orNotFound(() => openProfile(actor))
  const papers = ownPapers(actor)
  return { papers, defaultValue: { credentials: papers.map(rowOf) }, readAs: markOf(storedFor(actor)) }
}

const rowOf = ({ id, name, issuer, number, validUntil, file }: Paper) => ({
  id,
  name,
  issuer,
  number,
  validUntil,
  paper: file ? writeFileValue({ received: file }) : undefined,
})

/** What the form changes: not what the department says of it. */
const storedFor = (actor: Actor) => ({ credentials: ownPapers(actor).map(rowOf) })

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const form = await parseForm(request, credentialsForm)
  if (form.status !== 'success') return refuse(form)
  const done = attemptEdit(
    form,
    () => storedFor(actor),
    [],
    () => saveCredentials(actor, form.value),
  )
  if (done.refused) return done.refused
  return redirect('/profile?done=credentials', 303)
}

export default function ProfileCredentials() {
  const { papers, defaultValue, readAs } = useLoaderData<typeof loader>()
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
      <Form form={form} encType="multipart/form-data" guard readAs={readAs}>
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
              <Fieldset key={row.name} legend={m.profile_credential_legend({ number })}>
                {credentialFields(
                  credential,
                  papers.find(({ id }) => id === credential.id.initialValue),
                )}
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
