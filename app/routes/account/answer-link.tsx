import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { answerByLink } from '~/domain/notifications/answer-by-link.server'
import { openedAnswer } from '~/domain/notifications/answer-links.server'
import { linkDeclineForm, linkInterestForm } from '~/domain/notifications/forms'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { LinkButton, Notice, PageHeader, Refused, Stack } from '~/ui'
import { MadeFor } from '~/ui/made-for'
import { linkAnswer } from '~/views/work/link-answer.server'
import { DeclineByLink, InterestByLink, LinkEnd } from '~/views/work/link-answer'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.answer_link_title() }) },
  { name: 'robots', content: 'noindex' },
]

/** Changes nothing: programs that look at mails follow their links, and some press a lone button. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await optionalActor(request)
  const opened = openedAnswer(params.key!)
  if (!opened) return data({ asked: null, done: false }, 404)
  const asked = linkAnswer(opened)
  const done = new URL(request.url).searchParams.get('done') === 'answered'
  return data({ asked, done }, asked.isGone ? 410 : 200)
}

/** The key says whose answer it is; who is signed in does not matter. */
export async function action({ request, params }: ActionFunctionArgs) {
  await optionalActor(request)
  const key = params.key!
  const opened = openedAnswer(key)
  if (!opened) return data(null, 404)
  const form = await parseForm(request, opened.answer === 'declined' ? linkDeclineForm : linkInterestForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  if ('answer' in value && value.answer === 'later') return redirect(`/notifications/${opened.notificationId}`, 303)
  const done = attempt(form, () => answerByLink(key, 'reason' in value ? value : { message: value.message }))
  if (done.refused) return done.refused
  return redirect(`/answer/${key}?done=answered`, 303)
}

/** Whoever was invited says by a mail's link that they are interested, or why not. */
export default function AnswerLink() {
  const { asked, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() ?? undefined
  if (!asked)
    return (
      <Stack>
        <PageHeader title={m.answer_link_old_title()} lead={m.answer_link_old()} />
        <p>
          <LinkButton to="/requests">{m.answer_link_open()}</LinkButton>
        </p>
      </Stack>
    )
  if (!asked.isOpen)
    return (
      <Stack>
        <Refused result={lastResult} />
        {done && !lastResult ? <Notice tone="ok">{m.answer_link_done()}</Notice> : null}
        <LinkEnd asked={asked} />
      </Stack>
    )
  const ByLink = asked.answer === 'declined' ? DeclineByLink : InterestByLink
  return (
    <MadeFor.Provider value={null}>
      <ByLink asked={asked} lastResult={lastResult} />
    </MadeFor.Provider>
  )
}
