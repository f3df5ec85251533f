import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { answerEmailChange, emailChangeOf } from '~/domain/accounts/change-email.server'
import { confirmationForm } from '~/domain/accounts/forms'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, LinkButton, PageHeader, RadioGroup, Stack } from '~/ui'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.email_change_title() }) },
  { name: 'robots', content: 'noindex' },
]

type State = 'change' | 'keep' | 'old' | 'done' | 'left' | 'kept'

/** Changes nothing: programs that look at mails follow their links, and some press the first button. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await optionalActor(request)
  const { link, user } = emailChangeOf(params.key!) ?? {}
  if (!link || !user) return { email: '', state: 'old' as State }
  const isOld = link.purpose === 'keep_email'
  if (!link.usedAt) return { email: link.email, state: isOld ? ('keep' as const) : ('change' as const) }
  const answered = new URL(request.url).searchParams.get('done')
  const state: State =
    answered === 'not-mine' && isOld && user.email === link.email
      ? 'kept'
      : answered === 'mine' && !isOld && user.email === link.email
        ? 'done'
        : answered === null
          ? 'old'
          : 'left'
  return { email: link.email, state }
}

export async function action({ request, params }: ActionFunctionArgs) {
  await optionalActor(request)
  if (!emailChangeOf(params.key!)) throw new Response(null, { status: 404 })
  const form = await parseForm(request, confirmationForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => answerEmailChange(params.key!, form.value.answer === 'mine'))
  if (done.refused) return done.refused
  return redirect(`/email-change/${params.key}?done=${form.value.answer}`, 303)
}

/** Whoever reads at either end of a change of address says whether it is theirs. */
export default function EmailChange() {
  const { email, state } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'change', lastResult, defaultValue: { answer: '' } })
  if (state === 'change' || state === 'keep') {
    const { question, mine, notMine, hint } = questions[state]
    return (
      <Stack>
        <PageHeader title={m.email_change_title()} />
        <Form form={form} personal>
          <RadioGroup
            field={fields.answer}
            legend={question({ email })}
            options={[
              { value: 'mine', label: mine() },
              { value: 'not-mine', label: notMine(), hint: hint?.() },
            ]}
          />
          <Button>{m.confirm_email_answer()}</Button>
        </Form>
      </Stack>
    )
  }
  const { title, text } = ends[state]
  return (
    <Stack>
      <PageHeader title={title()} lead={text({ email })} />
      {state === 'kept' ? (
        <LinkButton to="/forgotten-password">{m.reset_title()}</LinkButton>
      ) : (
        <LinkButton variant="secondary" to="/">
          {m.confirm_email_continue()}
        </LinkButton>
      )}
    </Stack>
  )
}

const questions = {
  change: {
    question: m.email_change_question,
    mine: m.email_change_mine,
    notMine: m.email_change_not_mine,
    hint: null,
  },
  keep: {
    question: m.email_keep_question,
    mine: m.email_keep_mine,
    notMine: m.email_keep_not_mine,
    hint: m.email_keep_not_mine_hint,
  },
}
const ends = {
  old: { title: m.confirm_email_old_title, text: m.email_change_old },
  done: { title: m.email_change_done_title, text: m.email_change_done },
  left: { title: m.email_change_done_title, text: m.email_change_left },
  kept: { title: m.email_change_done_title, text: m.email_change_kept },
}
