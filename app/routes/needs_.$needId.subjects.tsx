import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { organisationOf } from '~/domain/accounts/queries.server'
import { sizeOf } from '~/domain/accounts/size-of.server'
import { likelySubjects, shownSuggestions } from '~/domain/matching/likely-subjects'
import { readSubjects } from '~/domain/matching/read-subjects.server'
import { suggestSubjects } from '~/domain/matching/suggest-subjects.server'
import { confirmSubjects } from '~/domain/needs/draft-need.server'
import { subjectsForm } from '~/domain/needs/forms'
import { managedNeed, subjectsOfNeed } from '~/domain/needs/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { subjectChoices, subjectSuggestions } from '~/i18n/subject-choices.server'
import { Button, Form, PageHeader, Prose } from '~/ui'
import { SubjectChooser } from '~/ui/subject-chooser'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.need_subjects_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const need = orNotFound(() => managedNeed(actor, params.needId!))
  if (need.status !== 'draft') throw redirect(`/needs/${need.id}`)
  const answer = await suggestSubjects(need.text, { sectorCode: need.sectorCode, size: sizeOf(organisationOf(actor)) })
  const suggestions = answer.status === 'ok' ? shownSuggestions(answer.suggestions) : []
  const confirmed = subjectsOfNeed(need.id).map(({ subjectCode }) => subjectCode)
  const chosen = confirmed.length > 0 ? confirmed : likelySubjects(suggestions)
  return {
    need: { id: need.id, text: need.text },
    available: answer.status === 'ok',
    chosen,
    suggestions: subjectSuggestions(suggestions, chosen),
    subjects: subjectChoices(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const need = orNotFound(() => managedNeed(actor, params.needId!))
  const form = await parseForm(request, subjectsForm)
  if (form.status !== 'success') return refuse(form)
  const { suggested, chosen } = form.value
  const subjects = await readSubjects(need.text, [...suggested, ...chosen], { sectorCode: need.sectorCode })
  const done = attempt(form, () => confirmSubjects(actor, need.id, subjects))
  if (done.refused) return done.refused
  return redirect(`/needs/${need.id}`, 303)
}

export default function NeedSubjects() {
  const { need, available, chosen, suggestions, subjects } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'subjects',
    lastResult,
    defaultValue: { suggested: chosen, chosen: [] as string[] },
  })
  return (
    <>
      <PageHeader
        title={m.need_subjects_title()}
        lead={available ? m.need_subjects_lead() : undefined}
        back={{ to: `/needs/${need.id}/edit`, text: m.need_change_text() }}
      />
      <blockquote className="told">
        <Prose text={need.text} />
      </blockquote>
      <Form form={form}>
        <SubjectChooser
          available={available}
          suggested={fields.suggested}
          chosen={fields.chosen}
          suggestions={suggestions}
          subjects={subjects}
        />
        <Button>{m.need_subjects_save()}</Button>
      </Form>
    </>
  )
}
