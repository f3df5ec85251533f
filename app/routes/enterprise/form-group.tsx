import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { formGroup } from '~/domain/groups/form-group.server'
import { formGroupForm } from '~/domain/groups/forms'
import { ledGroup } from '~/domain/groups/queries.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import { holderText } from '~/i18n/group-terms'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, HiddenField, PageHeader, RadioGroup, Section, Stack, TextArea } from '~/ui'
import { groupView } from '~/views/groups/group-view.server'
import { Members } from '~/views/groups/members'
import { Scheme } from '~/views/groups/scheme'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.group_form_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id, needText } = orNotFound(() => ledGroup(actor, params.groupId!))
  const view = groupView(actor, id)
  if (!view.mine?.mayForm) leavePage(request, `/groups/${id}`)
  return { ...view, needText, members: view.members.filter(({ status }) => status === 'joined'), newId: newId() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id } = orNotFound(() => ledGroup(actor, params.groupId!))
  const form = await parseForm(request, formGroupForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => formGroup(actor, id, form.value))
  if (done.refused) return done.refused
  return redirect(`/groups/${id}?done=form`, 303)
}

/** The representative writes and publishes the joint need. */
export default function FormGroup() {
  const { group, members, holders, scheme, needText, newId: id, shortSubject } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'form-group',
    lastResult,
    constraint: getZodConstraint(formGroupForm),
    defaultValue: { id, text: needText, holder: '' },
  })
  return (
    <Stack>
      <PageHeader
        title={m.group_form_title()}
        lead={m.group_form_lead({ count: formatNumber(members.length), subject: shortSubject })}
        back={{ to: `/groups/${group.id}`, text: m.group_title({ subject: shortSubject }) }}
      />
      <Section title={m.group_members_title()}>
        <Members members={members} />
      </Section>
      <Form form={form}>
        <HiddenField field={fields.id} />
        <TextArea field={fields.text} label={m.group_form_text()} hint={m.group_form_text_hint()} rows={8} />
        {holders.length > 1 ? (
          <>
            <Scheme scheme={scheme} />
            <RadioGroup
              field={fields.holder}
              legend={m.group_holder_title()}
              options={holders.map((value) => ({ value, label: holderText[value]() }))}
            />
          </>
        ) : null}
        <p>{m.group_form_rests()}</p>
        <Button>{m.group_form_button()}</Button>
      </Form>
    </Stack>
  )
}
