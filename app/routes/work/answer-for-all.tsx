import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { answerForAll } from '~/domain/conversation/answer-for-all.server'
import { answerForm } from '~/domain/conversation/forms'
import { questionToAnswer } from '~/domain/conversation/questions.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { tellsAsker, withoutAsker } from '~/privacy/without-contact'
import { Button, Form, HiddenField, Inline, Notice, PageHeader, Section, Stack, TextArea } from '~/ui'
import { SharedAnswer } from '~/views/work/shared-answers'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.answer_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { conversation, message, isOpen } = orNotFound(() =>
    questionToAnswer(actor, params.requestId!, params.messageId!),
  )
  const back = `/conversations/${conversation.requestId}`
  if (!isOpen) leavePage(request, back)
  const { consultant } = conversation
  const asker = [consultant, message.author]
  return { back, consultant, asker, question: withoutAsker(message.text, asker) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { conversation, message } = orNotFound(() => questionToAnswer(actor, params.requestId!, params.messageId!))
  const form = await parseForm(request, answerForm)
  if (form.status !== 'success' || form.value.step !== 'send') return refuse(form)
  const done = attempt(form, () => answerForAll(actor, conversation.requestId, message.id, form.value))
  if (done.refused) return done.refused
  return redirect(`/conversations/${conversation.requestId}?done=answered`, 303)
}

type LastResult = ReturnType<typeof useActionData<typeof action>>

const typedIn = (result: LastResult, name: string) => String(result?.initialValue?.[name] ?? '')

export default function AnswerForAll() {
  const { back, consultant, asker, question } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const isShown = typedIn(lastResult, 'step') === 'look' && lastResult?.status === 'success'
  return (
    <Stack>
      <PageHeader
        title={m.answer_title()}
        lead={isShown ? undefined : m.answer_lead()}
        back={{ to: back, text: m.report_back({ name: consultant }) }}
      />
      {isShown ? (
        <Shown lastResult={lastResult} asker={asker} />
      ) : (
        <Words lastResult={lastResult} question={question} />
      )}
    </Stack>
  )
}

const useAnswerForm = (lastResult: LastResult, question: string) =>
  useForm({
    id: 'answer',
    lastResult,
    constraint: getZodConstraint(answerForm),
    defaultValue: { question, answer: '' },
  })

function Words({ lastResult, question }: { lastResult: LastResult; question: string }) {
  const [form, fields] = useAnswerForm(lastResult, question)
  return (
    <Form form={form}>
      <TextArea field={fields.question} label={m.answer_question()} hint={m.answer_question_hint()} rows={4} />
      <TextArea field={fields.answer} label={m.answer_answer()} rows={6} />
      <Button name="step" value="look">
        {m.answer_look()}
      </Button>
    </Form>
  )
}

/** What everybody will read, and nothing to change it under one's eyes. */
function Shown({ lastResult, asker }: { lastResult: LastResult; asker: string[] }) {
  const [form, fields] = useAnswerForm(lastResult, '')
  const [question, answer] = [typedIn(lastResult, 'question'), typedIn(lastResult, 'answer')]
  return (
    <>
      <Section title={m.answer_shown_title()}>
        <SharedAnswer question={question} answer={answer} />
      </Section>
      {tellsAsker(question, asker) ? <Notice tone="due">{m.answer_names_asker()}</Notice> : null}
      {tellsAsker(answer, asker) ? <Notice tone="due">{m.answer_tells_contact()}</Notice> : null}
      <p>{m.answer_final()}</p>
      <Form form={form}>
        <HiddenField field={fields.question} />
        <HiddenField field={fields.answer} />
        <Inline>
          <Button name="step" value="send">
            {m.answer_send()}
          </Button>
          <Button variant="secondary" name="step" value="edit">
            {m.answer_edit()}
          </Button>
        </Inline>
      </Form>
    </>
  )
}
