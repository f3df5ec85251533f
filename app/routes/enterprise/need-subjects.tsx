import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { knownOf } from '~/domain/suggestion/known-of.server'
import { likelySubjects, shownSuggestions } from '~/domain/suggestion/likely-subjects'
import { questionsFor } from '~/domain/suggestion/questions'
import { readSubjects } from '~/domain/suggestion/read-subjects.server'
import { ticksAfterAnswers } from '~/domain/suggestion/shown-subjects.server'
import { suggestSubjects } from '~/domain/suggestion/suggest-subjects.server'
import { confirmSubjects } from '~/domain/needs/draft-need.server'
import { subjectsForm } from '~/domain/needs/forms'
import { managedNeed, type Need, subjectsOfNeed } from '~/domain/needs/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { questionChoices } from '~/views/needs/question-choices'
import { subjectChoices, subjectSuggestions } from '~/views/choices/subject-choices.server'
import { Button, Form, PageHeader, Prose } from '~/ui'
import { SubjectChooser } from '~/views/needs/subject-chooser'
import { subjectQuestions } from '~/views/needs/subject-questions'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.need_subjects_title() }) }]

const contextOf = (actor: Actor, need: Need) => ({
  ...knownOf(actor),
  sectorCode: need.sectorCode,
  answers: need.answers,
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const need = orNotFound(() => managedNeed(actor, params.needId!))
  if (need.status !== 'draft') throw redirect(`/needs/${need.id}`)
  const context = contextOf(actor, need)
  const suggestions = shownSuggestions(suggestSubjects(need.text, context))
  const confirmed = subjectsOfNeed(need).map(({ subjectCode }) => subjectCode)
  const chosen = confirmed.length > 0 ? confirmed : likelySubjects(suggestions)
  return {
    need: { id: need.id, text: need.text, answers: need.answers },
    chosen,
    suggestions: subjectSuggestions(suggestions, chosen),
    subjects: subjectChoices(),
    questions: questionChoices(questionsFor(suggestions, context, need.answers)),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const need = orNotFound(() => managedNeed(actor, params.needId!))
  const form = await parseForm(request, subjectsForm)
  if (form.status !== 'success') return refuse(form)
  const { step, suggested, chosen, answers } = form.value
  const context = contextOf(actor, need)
  const ticked = [...suggested, ...chosen]
  const codes = step === 'update' ? (ticksAfterAnswers(need.text, context, { ticked, answers }) ?? []) : ticked
  const subjects = readSubjects(need.text, codes, { ...context, answers })
  const done = attempt(form, () => confirmSubjects(actor, need.id, subjects, answers))
  if (done.refused) return done.refused
  return redirect(step === 'update' ? `/needs/${need.id}/subjects` : `/needs/${need.id}`, 303)
}

export default function NeedSubjects() {
  const { need, chosen, suggestions, subjects, questions } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'subjects',
    lastResult,
    defaultValue: { suggested: chosen, chosen: [] as string[], answers: need.answers },
  })
  return (
    <>
      <PageHeader
        title={m.need_subjects_title()}
        lead={m.need_subjects_lead()}
        back={{ to: `/needs/${need.id}/edit`, text: m.need_change_text() }}
      />
      <blockquote className="told">
        <Prose text={need.text} />
      </blockquote>
      <Form form={form}>
        <SubjectChooser
          suggested={fields.suggested}
          chosen={fields.chosen}
          suggestions={suggestions}
          subjects={subjects}
        />
        {subjectQuestions(questions, fields.answers.getFieldset())}
        {questions.length > 0 ? (
          <Button variant="secondary" name="step" value="update">
            {m.need_questions_update()}
          </Button>
        ) : null}
        <Button name="step" value="save">
          {m.need_subjects_save()}
        </Button>
      </Form>
    </>
  )
}
