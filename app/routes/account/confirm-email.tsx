import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { openedLink } from '~/domain/accounts/account-links.server'
import { answerConfirmation } from '~/domain/accounts/confirm-email.server'
import { confirmationAnswer } from '~/domain/accounts/forms'
import { takesMail } from '~/domain/accounts/takes-mail'
import { parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, LinkButton, PageHeader, PlainForm, Stack } from '~/ui'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.confirm_email_title() }) },
  { name: 'robots', content: 'noindex' },
]

/** Changes nothing: programs that look at mails follow their links, and some press a lone button. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await optionalActor(request)
  const { link, user } = openedLink('confirm_email', params.key!) ?? {}
  if (!link || !user) return { email: '', state: 'old' as const }
  if (!link.usedAt) return { email: link.email, state: 'open' as const }
  return { email: link.email, state: takesMail(user) ? ('confirmed' as const) : ('disowned' as const) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  await optionalActor(request)
  if (!openedLink('confirm_email', params.key!)) throw new Response(null, { status: 404 })
  const form = await parseForm(request, confirmationAnswer)
  if (form.status !== 'success') return refuse(form)
  return { standing: answerConfirmation(params.key!, form.value.answer === 'mine') }
}

export default function ConfirmEmail() {
  const { email, state: before } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const state = answered && 'standing' in answered ? answered.standing : before
  if (state === 'open')
    return (
      <Stack>
        <PageHeader title={m.confirm_email_title()} lead={m.confirm_email_question({ email })} />
        <PlainForm personal>
          <Stack>
            <div>
              <Button name="answer" value="mine">
                {m.confirm_email_mine()}
              </Button>
              <p className="hint">{m.confirm_email_mine_hint()}</p>
            </div>
            <div>
              <Button variant="secondary" name="answer" value="not-mine">
                {m.confirm_email_not_mine()}
              </Button>
              <p className="hint">{m.confirm_email_not_mine_hint()}</p>
            </div>
          </Stack>
        </PlainForm>
      </Stack>
    )
  const { title, text, to, link } = ends[state]
  return (
    <Stack>
      <PageHeader title={title()} lead={text({ email })} />
      <LinkButton variant="secondary" to={to}>
        {link()}
      </LinkButton>
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
