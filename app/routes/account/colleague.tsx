import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { changeMembership, colleagueOf, endMembership } from '~/domain/accounts/change-membership.server'
import { membershipForm } from '~/domain/accounts/forms'
import { MEMBERSHIP_ROLES } from '~/domain/accounts/lifecycle'
import { isAgency } from '~/domain/accounts/policy'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, PageHeader, PlainForm, RadioGroup, Refused, Section, Stack } from '~/ui'
import { roleOptions } from '~/views/account/role-options'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.people_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant', 'department', 'agency')
  const { name, role, userId } = orNotFound(() => colleagueOf(actor, params.userId!))
  return {
    name,
    role,
    organisation: actor.organisationName ?? '',
    isSelf: userId === actor.userId,
    inAgency: isAgency(actor),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant', 'department', 'agency')
  const { userId } = orNotFound(() => colleagueOf(actor, params.userId!))
  const form = await parseForm(request, membershipForm)
  if (form.status !== 'success') return refuse(form)
  const asked = form.value
  const done = attempt(form, () =>
    asked.step === 'role' ? changeMembership(actor, userId, asked.role) : endMembership(actor, userId),
  )
  if (done.refused) return done.refused
  const isSelf = userId === actor.userId
  return redirect(isSelf ? '/' : `/organisation/people?done=${asked.step === 'role' ? 'role' : 'ended'}`, 303)
}

/** What one person may do in the organisation, for its owners. */
export default function Colleague() {
  const { name, role, organisation, isSelf, inAgency } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<{ step: string; role: string }>({
    id: 'role',
    lastResult: answerTo('role', lastResult),
    defaultValue: { step: 'role', role },
  })
  return (
    <Stack>
      <PageHeader title={name} lead={organisation} back={{ to: '/organisation/people', text: m.people_title() }} />
      <Form form={form}>
        <input type="hidden" name="step" value="role" />
        <RadioGroup
          field={fields.role}
          legend={m.colleague_role_title()}
          options={roleOptions(MEMBERSHIP_ROLES, inAgency)}
        />
        <Button>{m.colleague_role_save()}</Button>
      </Form>
      <Section title={isSelf ? m.colleague_leave_title() : m.colleague_end_title()}>
        <Stack>
          <p>{isSelf ? m.colleague_leave_text({ organisation }) : m.colleague_end_text({ name, organisation })}</p>
          <Refused result={answerTo('end', lastResult)} />
          <PlainForm>
            <Button variant="danger" name="step" value="end">
              {isSelf ? m.colleague_leave_button() : m.colleague_end_button()}
            </Button>
          </PlainForm>
        </Stack>
      </Section>
    </Stack>
  )
}
