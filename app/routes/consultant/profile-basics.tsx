import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { basicsForm } from '~/domain/directory/forms'
import { AVAILABILITIES, CONSULTANT_ROLES } from '~/domain/directory/lifecycle'
import { openProfile } from '~/domain/directory/open-profile.server'
import { ownProfile } from '~/domain/directory/queries.server'
import { saveBasics } from '~/domain/directory/save-basics.server'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { availabilityText, consultantRoleText } from '~/i18n/terms'
import { Button, CheckboxGroup, Form, PageHeader, RadioGroup, TextArea, TextField } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.profile_basics_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  orNotFound(() => openProfile(actor))
  const defaultValue = startOf(actor)
  return { defaultValue, readAs: markOf(defaultValue) }
}

function startOf(actor: Actor) {
  const { headline, introduction, roles, yearsExperience, projectsCompleted, ...profile } = ownProfile(actor)
  const { feeNote, feeFromMillion, engagementsAtOnce, availability } = profile
  return {
    headline,
    introduction,
    roles,
    yearsExperience,
    projectsCompleted,
    feeNote,
    feeFromMillion,
    engagementsAtOnce,
    availability,
  }
}

const TOLD = [
  'headline',
  'introduction',
  'yearsExperience',
  'projectsCompleted',
  'feeNote',
  'feeFromMillion',
  'engagementsAtOnce',
]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const form = await parseForm(request, basicsForm)
  if (form.status !== 'success') return refuse(form)
  const done = attemptEdit(
    form,
    () => startOf(actor),
    TOLD,
    () => saveBasics(actor, form.value),
  )
  if (done.refused) return done.refused
  return redirect('/profile?done=basics', 303)
}

export default function ProfileBasics() {
  const { defaultValue, readAs } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'basics',
    lastResult,
    constraint: getZodConstraint(basicsForm),
    defaultValue,
  })
  return (
    <>
      <PageHeader title={m.profile_basics_title()} back={{ to: '/profile', text: m.profile_back() }} />
      <Form form={form} guard readAs={readAs}>
        <TextField field={fields.headline} label={m.profile_headline_label()} hint={m.profile_headline_hint()} />
        <TextArea
          field={fields.introduction}
          label={m.profile_introduction_label()}
          hint={m.profile_introduction_hint()}
          rows={8}
        />
        <CheckboxGroup
          field={fields.roles}
          legend={m.profile_roles_legend()}
          hint={m.profile_roles_hint()}
          options={CONSULTANT_ROLES.map((value) => ({ value, label: consultantRoleText[value]() }))}
        />
        <TextField
          field={fields.yearsExperience}
          label={m.profile_years_label()}
          suffix={m.profile_years_suffix()}
          inputMode="numeric"
          width="short"
        />
        <TextField
          field={fields.projectsCompleted}
          label={m.profile_projects_label()}
          suffix={m.profile_projects_suffix()}
          inputMode="numeric"
          width="short"
          optional
        />
        <TextField field={fields.feeNote} label={m.profile_fee_label()} hint={m.profile_fee_hint()} optional />
        <TextField
          field={fields.feeFromMillion}
          label={m.profile_fee_from_label()}
          hint={m.profile_fee_from_hint()}
          suffix={m.profile_million_vnd()}
          inputMode="numeric"
          width="short"
          optional
        />
        <TextField
          field={fields.engagementsAtOnce}
          label={m.profile_at_once_label()}
          hint={m.profile_at_once_hint()}
          suffix={m.profile_at_once_suffix()}
          inputMode="numeric"
          width="short"
          optional
        />
        <RadioGroup
          field={fields.availability}
          legend={m.profile_availability_legend()}
          options={AVAILABILITIES.map((value) => ({ value, label: availabilityText[value]() }))}
        />
        <Button>{m.profile_save()}</Button>
      </Form>
    </>
  )
}
