import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requirePerson } from '~/auth/actor.server'
import { confirmPassword } from '~/auth/credentials.server'
import { endSession } from '~/auth/session.server'
import { deleteAccount } from '~/domain/leaving/delete-account.server'
import { deletionForm } from '~/domain/leaving/forms'
import { hindrancesOf, organisationsLeft } from '~/domain/leaving/hindrances.server'
import { clearDraftCookie } from '~/forms/draft-cookie.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, Checkbox, Form, PageHeader, Refused, Section, Stack, TextField } from '~/ui'
import { Hindrances, WhatGoes, WhatStays } from '~/views/account/leaving'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.leaving_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  return { hindrances: hindrancesOf(actor), worksFor: actor.organisationId, ...organisationsLeft(actor) }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, deletionForm)
  if (form.status !== 'success') return refuse(form)
  const done = await attemptAsync(form, async () => {
    await confirmPassword(request, actor, form.value.currentPassword, 'currentPassword')
    deleteAccount(actor, { note: m.leaving_note(), formerExpert: m.leaving_former_expert() })
  })
  if (done.refused) return done.refused
  const headers = new Headers({ 'Clear-Site-Data': '"cache"' })
  await endSession(request, headers)
  headers.append('Set-Cookie', (await clearDraftCookie())['Set-Cookie'])
  return redirect('/sign-in?done=deleted', { status: 303, headers })
}

/** Says what goes and what stays before an account is deleted, and what has to be done first. */
export default function DeleteAccount() {
  const { hindrances, worksFor, ending, goingOn } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof deletionForm>>({ id: 'deletion', lastResult })
  return (
    <Stack>
      <PageHeader
        title={m.leaving_title()}
        lead={m.leaving_lead()}
        back={{ to: '/account', text: m.account_title() }}
      />
      {hindrances.length > 0 ? <Hindrances {...{ hindrances, worksFor }} /> : null}
      <WhatGoes {...{ ending, goingOn }} />
      <WhatStays />
      {hindrances.length > 0 ? (
        <Refused result={lastResult} />
      ) : (
        <Section title={m.leaving_confirm_title()}>
          <Form form={form} personal>
            <Checkbox field={fields.confirmed} label={m.leaving_confirm()} />
            <TextField
              field={fields.currentPassword}
              label={m.account_password_current()}
              type="password"
              autoComplete="current-password"
            />
            <Button variant="danger">{m.leaving_button()}</Button>
          </Form>
        </Section>
      )}
    </Stack>
  )
}
