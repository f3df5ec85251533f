import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { describeServices } from '~/domain/directory/describe-services.server'
import { describeServicesForm } from '~/domain/directory/forms'
import { openProfile } from '~/domain/directory/open-profile.server'
import { ownProfile } from '~/domain/directory/queries.server'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { Button, Empty, Form, HiddenField, LinkButton, PageHeader, TextArea } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.profile_describe_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  orNotFound(() => openProfile(actor))
  const defaultValue = startOf(actor)
  return {
    defaultValue,
    readAs: markOf(defaultValue),
    labels: Object.fromEntries(ownProfile(actor).services.map(({ subject }) => [subject.code, subjectLabel(subject)])),
  }
}

const startOf = (actor: Actor) => ({
  services: ownProfile(actor).services.map(({ subject, description }) => ({ subject: subject.code, description })),
})

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const form = await parseForm(request, describeServicesForm)
  if (form.status !== 'success') return refuse(form)
  const done = attemptEdit(
    form,
    () => startOf(actor),
    [],
    () => describeServices(actor, form.value),
  )
  if (done.refused) return done.refused
  return redirect('/profile?done=services', 303)
}

export default function DescribeServices() {
  const { defaultValue, readAs, labels } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'describe',
    lastResult,
    constraint: getZodConstraint(describeServicesForm),
    defaultValue,
  })
  return (
    <>
      <PageHeader
        title={m.profile_describe_title()}
        lead={m.profile_describe_lead()}
        back={{ to: '/profile/services', text: m.profile_describe_back() }}
      />
      {defaultValue.services.length === 0 ? (
        <Empty
          title={m.profile_describe_none_title()}
          action={<LinkButton to="/profile/services">{m.profile_describe_choose()}</LinkButton>}
        >
          {m.profile_describe_none()}
        </Empty>
      ) : (
        <Form form={form} guard readAs={readAs}>
          {fields.services.getFieldList().map((row) => {
            const service = row.getFieldset()
            const code = service.subject.initialValue ?? ''
            return (
              <div key={row.key}>
                <HiddenField field={service.subject} />
                <TextArea
                  field={service.description}
                  label={Object.hasOwn(labels, code) ? labels[code] : code}
                  rows={3}
                  optional
                />
              </div>
            )
          })}
          <Button>{m.profile_save()}</Button>
        </Form>
      )}
    </>
  )
}
