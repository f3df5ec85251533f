import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { openedLink } from '~/domain/accounts/account-links.server'
import { answerConfirmation } from '~/domain/accounts/confirm-email.server'
import { confirmationForm } from '~/domain/accounts/forms'
import { takesMail } from '~/domain/accounts/takes-mail'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, Details, Form, LinkButton, Notice, PageHeader, PlainForm, RadioGroup, Stack } from '~/ui'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.confirm_email_title() }) },
  { name: 'robots', content: 'noindex' },
]

type State = 'open' | 'old' | 'confirmed' | 'disowned'

/** Changes nothing: programs that look at mails follow their links, and some press the first button. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await optionalActor(request)
  const { link, user } = openedLink('confirm_email', params.key!) ?? {}
  const before = new URL(request.url).searchParams.get('done') === 'before'
  if (!link || !user) return { email: '', state: 'old' as State, before }
  const state: State = user.mailStopped === 'disowned' ? 'disowned' : !link.usedAt ? 'open' : 'confirmed'
  return { email: link.email, state: state === 'confirmed' && !takesMail(user) ? ('old' as const) : state, before }
}

export async function action({ request, params }: ActionFunctionArgs) {
  await optionalActor(request)
  if (!openedLink('confirm_email', params.key!)) throw new Response(null, { status: 404 })
  const form = await parseForm(request, confirmationForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => answerConfirmation(params.key!, form.value.answer === 'mine'))
  if (done.refused) return done.refused
  return redirect(`/confirm-email/${params.key}${done.value.before ? '?done=before' : ''}`, 303)
}

export default function ConfirmEmail() {
  const { email, state, before } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'confirm', lastResult, defaultValue: { answer: '' } })
  if (state === 'open')
    return (
      <Stack>
        <PageHeader title={m.confirm_email_title()} />
        <Form form={form} personal>
          <RadioGroup
            field={fields.answer}
            legend={m.confirm_email_question({ email })}
            options={[
              { value: 'mine', label: m.confirm_email_mine(), hint: m.confirm_email_mine_hint() },
              { value: 'not-mine', label: m.confirm_email_not_mine(), hint: m.confirm_email_not_mine_hint() },
            ]}
          />
          <Button>{m.confirm_email_answer()}</Button>
        </Form>
      </Stack>
    )
  const { title, text, to, link } = ends[state]
  return (
    <Stack>
      {before ? <Notice tone="due">{m.confirm_email_before()}</Notice> : null}
      <PageHeader title={title()} lead={text({ email })} />
      <LinkButton variant="secondary" to={to}>
        {link()}
      </LinkButton>
      {state === 'confirmed' ? (
        <Details summary={m.confirm_email_not_me_after_all()}>
          <p>{m.confirm_email_not_mine_hint()}</p>
          <PlainForm personal>
            <Button variant="secondary" name="answer" value="not-mine">
              {m.confirm_email_not_mine()}
            </Button>
          </PlainForm>
        </Details>
      ) : null}
    </Stack>
  )
}

const home = { to: '/', link: m.confirm_email_continue }
const ends = {
  old: {
    title: m.confirm_email_old_title,
    text: m.confirm_email_old,
    to: '/confirm-email',
    link: m.confirm_email_old_open,
  },
  confirmed: { title: m.confirm_email_done_title, text: m.confirm_email_done, ...home },
  disowned: { title: m.confirm_email_disowned_title, text: m.confirm_email_disowned, ...home },
}
