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
import { PASSWORD_MIN, passwordForm } from '~/domain/accounts/forms'
import type { Role } from '~/domain/accounts/lifecycle'
import { mailStandingOf } from '~/domain/accounts/queries.server'
import { agencyKindText, membershipRoleText } from '~/i18n/agency-terms'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, LinkButton, Notice, PageHeader, PlainForm, Section, Stack, SummaryList, TextField } from '~/ui'
import { ContactsSeen } from '~/views/account/contacts-seen'
import { MailAddress } from '~/views/account/mail-standing'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.account_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const { name, email, role, organisationName, membership, agencyKind } = actor
  const changed = new URL(request.url).searchParams.get('done') === 'password'
  return {
    name,
    email,
    standing: mailStandingOf(actor),
    contacts: contactsShown(actor),
    role,
    organisationName,
    membership,
    agencyKind,
    changed,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, passwordForm)
  const chosen = { field: 'newPassword', own: [actor.email, actor.name, actor.organisationName] }
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

const roleText: Record<Role, () => string> = {
  enterprise: m.account_role_enterprise,
  consultant: m.account_role_consultant,
  department: m.account_role_department,
  agency: m.account_role_agency,
  admin: m.account_role_admin,
}

export default function Account() {
  const { name, email, standing, contacts, role, organisationName, membership, agencyKind, changed } =
    useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof passwordForm>>({
    id: 'password',
    lastResult,
    constraint: getZodConstraint(passwordForm),
  })
  const mayChange = membership === 'owner' && (role === 'enterprise' || role === 'consultant')
  const address = standing === 'confirmed' ? undefined : { to: '/confirm-email', text: m.confirm_email_look() }
  const change = mayChange ? { to: '/organisation', text: m.account_organisation_change() } : undefined
  return (
    <Stack>
      <PageHeader title={m.account_title()} />
      {changed && !lastResult && <Notice tone="ok">{m.account_password_changed()}</Notice>}
      <Section title={m.account_facts()}>
        <SummaryList
          items={[
            { term: m.account_name_label(), detail: name },
            { term: m.account_email_label(), detail: <MailAddress {...{ email, standing }} />, action: address },
            { term: m.account_role_label(), detail: agencyKind ? agencyKindText[agencyKind]() : roleText[role]() },
            ...(organisationName
              ? [{ term: m.account_organisation_label(), detail: organisationName, action: change }]
              : []),
            ...(membership ? [{ term: m.account_membership_label(), detail: membershipRoleText[membership]() }] : []),
          ]}
        />
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
            <TextField
              field={fields.newPassword}
              label={m.account_password_new()}
              hint={m.account_password_hint({ minimum: PASSWORD_MIN })}
              type="password"
              autoComplete="new-password"
            />
            <Button>{m.account_password_button()}</Button>
          </Form>
        </Stack>
      </Section>
      <Section title={m.saved_search_title()}>
        <Stack>
          <p>{m.saved_search_account()}</p>
          <LinkButton variant="secondary" to="/saved-searches">
            {m.saved_search_link()}
          </LinkButton>
        </Stack>
      </Section>
      {role === 'enterprise' || role === 'consultant' ? <ContactsSeen {...contacts} side={role} /> : null}
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
