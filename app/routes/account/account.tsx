import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requirePerson } from '~/auth/actor.server'
import { confirmPassword } from '~/auth/credentials.server'
import { hashChosenPassword, refusalOfChosen } from '~/auth/password.server'
import { storedSessionId } from '~/auth/session.server'
import { changePassword } from '~/domain/accounts/change-password.server'
import { contactsShown } from '~/domain/engagement/contacts.server'
import { passwordForm } from '~/domain/accounts/forms'
import { mailStandingOf } from '~/domain/accounts/queries.server'
import { hasSecondStep } from '~/domain/accounts/second-step.server'
import { isExempt } from '~/domain/accounts/second-step-needed.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, LinkButton, Notice, PageHeader, PlainForm, Section, Stack, TextField } from '~/ui'
import { AccountFacts, hasOwnRecords } from '~/views/account/account-facts'
import { ContactsSeen } from '~/views/account/contacts-seen'
import { newsReach } from '~/views/account/news-reach.server'
import { newPasswordField } from '~/views/account/new-person-fields'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.account_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const { name, email, phone, role, organisationName, membership, agencyKind } = actor
  const standing = mailStandingOf(actor)
  const { phoneStanding } = newsReach(actor)
  return {
    facts: { name, email, phone, standing, phoneStanding, role, organisationName, membership, agencyKind },
    contacts: contactsShown(actor),
    isExempt: isExempt(actor),
    hasSecond: hasSecondStep(actor.userId),
    changed: new URL(request.url).searchParams.get('done') === 'password',
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, passwordForm)
  const chosen = { field: 'newPassword', own: [actor.email, actor.phone, actor.name, actor.organisationName] }
  if (form.status !== 'success') return refuse(form, refusalOfChosen(form.payload.newPassword, chosen))
  const { currentPassword, newPassword } = form.value
  const done = await attemptAsync(form, async () => {
    const from = await confirmPassword(request, actor, currentPassword, 'currentPassword')
    const to = await hashChosenPassword(newPassword, chosen)
    changePassword(actor, { from, to, keptSession: storedSessionId(request) })
  })
  if (done.refused) return done.refused
  return redirect('/account?done=password', 303)
}

export default function Account() {
  const { facts, isExempt, hasSecond, contacts, changed } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof passwordForm>>({
    id: 'password',
    lastResult,
    constraint: getZodConstraint(passwordForm),
  })
  return (
    <Stack>
      <PageHeader title={m.account_title()} />
      {changed && !lastResult && <Notice tone="ok">{m.account_password_changed()}</Notice>}
      {facts.role === 'unattached' ? (
        <Notice tone="due" title={m.account_unattached_title()}>
          {m.account_unattached()}
        </Notice>
      ) : null}
      <Section title={m.account_facts()}>
        <AccountFacts {...facts} />
      </Section>
      <Section title={m.account_password_title()}>
        <Stack>
          <p>{m.account_password_others()}</p>
          <Form form={form} personal>
            <TextField
              field={fields.currentPassword}
              label={m.account_password_current()}
              type="password"
              autoComplete="current-password"
            />
            {newPasswordField(fields.newPassword, m.account_password_new())}
            <Button>{m.account_password_button()}</Button>
          </Form>
        </Stack>
      </Section>
      <Section title={m.second_step_title()}>
        <Stack>
          <p>{hasSecond ? m.second_step_account_on() : m.second_step_account_off()}</p>
          {isExempt ? <p>{m.second_step_exempt()}</p> : null}
          <LinkButton variant="secondary" to="/account/second-step">
            {hasSecond ? m.second_step_account_link_on() : m.second_step_account_link()}
          </LinkButton>
        </Stack>
      </Section>
      <Section title={m.passkeys_title()}>
        <Stack>
          <p>{m.passkey_is()}</p>
          <LinkButton variant="secondary" to="/account/passkeys">
            {m.passkeys_link()}
          </LinkButton>
        </Stack>
      </Section>
      <Section title={m.devices_title()}>
        <LinkButton variant="secondary" to="/account/devices">
          {m.devices_link()}
        </LinkButton>
      </Section>
      <Section title={m.saved_search_title()}>
        <Stack>
          <p>{m.saved_search_account()}</p>
          <LinkButton variant="secondary" to="/saved-searches">
            {m.saved_search_link()}
          </LinkButton>
        </Stack>
      </Section>
      {hasOwnRecords(facts.role) ? <ContactsSeen {...contacts} side={facts.role} /> : null}
      <Section title={m.data_title()}>
        <Stack>
          <p>{m.data_link_text()}</p>
          <LinkButton variant="secondary" to="/account/data">
            {m.data_take_button()}
          </LinkButton>
        </Stack>
      </Section>
      <Section title={m.leaving_title()}>
        <Stack>
          <p>{m.leaving_link_text()}</p>
          <LinkButton variant="secondary" to="/account/delete">
            {m.leaving_title()}
          </LinkButton>
        </Stack>
      </Section>
      <Section title={m.account_sign_out_title()}>
        <Stack>
          <p>{m.account_sign_out_text()}</p>
          <PlainForm action="/sign-out" personal>
            <Button variant="secondary">{m.account_sign_out_button()}</Button>
          </PlainForm>
        </Stack>
      </Section>
    </Stack>
  )
}
