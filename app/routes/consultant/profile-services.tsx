import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { chooseServices } from '~/domain/directory/choose-services.server'
import { chooseServicesForm } from '~/domain/directory/forms'
import { openProfile } from '~/domain/directory/open-profile.server'
import { ownProfile } from '~/domain/directory/queries.server'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { subjectKindText, subjectLabel } from '~/i18n/terms'
import { Button, CheckboxGroup, Form, PageHeader } from '~/ui'
import { subjectList } from '~/vocabulary/reference.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.profile_services_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  orNotFound(() => openProfile(actor))
  const chosen = ownProfile(actor).services.map(({ subject }) => subject)
  const retired = chosen.filter((subject) => subject.retired)
  const defaultValue = startOf(actor)
  return {
    defaultValue,
    readAs: markOf(defaultValue),
    subjects: [...subjectList(), ...retired].map((subject) => ({
      value: subject.code,
      label: subjectLabel(subject),
      group: subjectKindText[subject.kind](),
    })),
  }
}

const startOf = (actor: Actor) => ({ subjects: ownProfile(actor).services.map(({ subject }) => subject.code) })

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const form = await parseForm(request, chooseServicesForm)
  if (form.status !== 'success') return refuse(form)
  const done = attemptEdit(
    form,
    () => startOf(actor),
    [],
    () => chooseServices(actor, form.value),
  )
  if (done.refused) return done.refused
  return redirect('/profile/services/describe', 303)
}

export default function ProfileServices() {
  const { defaultValue, readAs, subjects } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'services',
    lastResult,
    constraint: getZodConstraint(chooseServicesForm),
    defaultValue,
  })
  return (
    <>
      <PageHeader
        title={m.profile_services_title()}
        lead={m.profile_services_lead()}
        back={{ to: '/profile', text: m.profile_back() }}
      />
      <Form form={form} guard readAs={readAs}>
        <CheckboxGroup field={fields.subjects} legend={m.profile_services_legend()} options={subjects} filter />
        <Button>{m.profile_services_next()}</Button>
      </Form>
    </>
  )
}
