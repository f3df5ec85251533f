import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import { invitationForm, peopleForm } from '~/domain/accounts/forms'
import {
  colleaguesIn,
  inviteColleague,
  openInvitations,
  withdrawInvitation,
} from '~/domain/accounts/invitations.server'
import { GRACE_DAYS, MEMBERSHIP_ROLES } from '~/domain/accounts/lifecycle'
import { canManagePeople, isAgency } from '~/domain/accounts/policy'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { membershipRoleText } from '~/i18n/agency-terms'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { publicAddress } from '~/mail/settings.server'
import { Button, DataTable, Form, HiddenField, Notice, PageHeader, RadioGroup, Refused, Section } from '~/ui'
import { Stack, TextField } from '~/ui'
import { newId } from '~db/ids'
import { OpenInvitations } from '~/views/account/open-invitations'
import { roleOptions } from '~/views/account/role-options'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.people_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant', 'department', 'agency')
  return {
    organisation: actor.organisationName ?? '',
    mayManage: canManagePeople(actor),
    inAgency: isAgency(actor),
    people: colleaguesIn(actor).map((person) => ({
      ...person,
      since: formatMomentDay(person.since),
      isSelf: person.userId === actor.userId,
    })),
    open: openInvitations(actor).map(({ id, name, role, expiresAt, key }) => ({
      id,
      name,
      role,
      until: formatMomentDay(expiresAt),
      link: publicAddress(`/join/${key}`),
    })),
    id: newId(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant', 'department', 'agency')
  if (!canManagePeople(actor)) throw new Response(null, { status: 404 })
  const form = await parseForm(request, peopleForm)
  if (form.status !== 'success') return refuse(form)
  const asked = form.value
  const done = attempt(form, () =>
    asked.step === 'withdraw' ? withdrawInvitation(actor, asked.withdraw) : inviteColleague(actor, asked),
  )
  if (done.refused) return done.refused
  return redirect(`/organisation/people?done=${asked.step === 'withdraw' ? 'withdrawn' : 'invited'}`, 303)
}

const doneTexts = {
  invited: m.people_done_invited,
  withdrawn: m.people_done_withdrawn,
  role: m.people_done_role,
  ended: m.people_done_ended,
}

/** Who works for the organisation; its owners invite more. */
export default function People() {
  const { organisation, mayManage, inAgency, people, open, id, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof invitationForm>>({
    id: 'invitation',
    lastResult,
    constraint: getZodConstraint(invitationForm),
    defaultValue: { id, role: 'member' },
  })
  const said = wordOf(doneTexts, done)
  return (
    <Stack>
      <PageHeader
        title={m.people_title()}
        lead={m.people_lead({ organisation })}
        back={{ to: '/account', text: m.account_title() }}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      <OpenInvitations open={open} />
      <DataTable
        caption={m.people_title()}
        rows={people}
        rowKey={({ userId }) => userId}
        columns={[
          {
            header: m.help_name(),
            cell: ({ userId, name, isSelf }) => (
              <>
                {mayManage ? <Link to={`/organisation/people/${userId}`}>{name}</Link> : name}
                {isSelf ? ` (${m.people_you()})` : null}
              </>
            ),
          },
          { header: m.people_role(), cell: ({ role }) => membershipRoleText[role]() },
          { header: m.people_since(), cell: ({ since }) => since },
        ]}
      />
      {mayManage ? (
        <Section title={m.people_invite_title()}>
          <Stack>
            <p>{m.people_invite_text()}</p>
            {inAgency ? <p>{m.people_invite_second_step({ days: formatNumber(GRACE_DAYS) })}</p> : null}
            <Form form={form} guard>
              <HiddenField field={fields.id} />
              <input type="hidden" name="step" value="invite" />
              <TextField field={fields.name} label={m.people_invite_name()} />
              <RadioGroup
                field={fields.role}
                legend={m.people_invite_role()}
                options={roleOptions(MEMBERSHIP_ROLES, inAgency)}
              />
              <TextField
                field={fields.login}
                label={m.people_invite_login()}
                hint={m.people_invite_login_hint()}
                optional
              />
              <Button>{m.people_invite_button()}</Button>
            </Form>
          </Stack>
        </Section>
      ) : null}
    </Stack>
  )
}
