import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { readAnswers, resultPath } from '~/domain/self-check/answers'
import { answersIn, checkForm } from '~/domain/self-check/forms'
import { parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { Button, Form, PageHeader, RadioGroup } from '~/ui'
import { fieldName, isSelfCheckField, questionsOf, type SelfCheckField } from '~/vocabulary/self-check'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? questionsTitle(data.field) : m.self_check_title() }) },
]

const questionsTitle = (field: SelfCheckField) => m.self_check_form_title({ field: inWords(fieldName(field)) })

function fieldIn(named: string | undefined): SelfCheckField {
  if (!isSelfCheckField(named)) throw new Response(null, { status: 404 })
  return named
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await optionalActor(request)
  const field = fieldIn(params.field)
  const given = readAnswers(field, new URL(request.url).searchParams.get('answers')) ?? {}
  return { field, answers: Object.fromEntries(Object.entries(given).map(([id, level]) => [id, String(level)])) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  await optionalActor(request)
  const field = fieldIn(params.field)
  const form = await parseForm(request, checkForm(field))
  if (form.status !== 'success') return refuse(form)
  return redirect(resultPath(field, answersIn(form.value)), 303)
}

export default function SelfCheckQuestions() {
  const { field, answers } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<Record<string, string>>({ id: 'self-check', lastResult, defaultValue: answers })
  const questions = questionsOf(field)
  return (
    <>
      <PageHeader
        title={questionsTitle(field)}
        lead={m.self_check_form_lead()}
        back={{ to: '/self-check', text: m.self_check_change_field() }}
      />
      <Form form={form} personal>
        {questions.map(({ id, ask, states }, place) => (
          <RadioGroup
            key={id}
            field={fields[id]!}
            legend={m.self_check_question({
              number: String(place + 1),
              count: String(questions.length),
              question: inWords(ask),
            })}
            options={states.map((state, level) => ({ value: String(level + 1), label: inWords(state) }))}
          />
        ))}
        <Button>{m.self_check_submit()}</Button>
      </Form>
    </>
  )
}
