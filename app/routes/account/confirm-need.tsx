import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { optionalActor } from '~/auth/actor.server'
import { countSignUp } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { finishSignIn } from '~/auth/finish-sign-in.server'
import { withNext } from '~/auth/next-path'
import { hashChosenPassword, refusalOfChosen } from '~/auth/password.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { confirmAsNew, confirmByKey, refuseByKey } from '~/domain/assisted/confirm.server'
import { confirmForm } from '~/domain/assisted/forms'
import { openedEntry } from '~/domain/assisted/queries.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'
import { LinkButton, PageHeader, Stack } from '~/ui'
import { ConfirmPage } from '~/views/assisted/confirm-page'
import { confirmView } from '~/views/assisted/confirm-view.server'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.confirm_need_title() }) },
  { name: 'robots', content: 'noindex' },
]

/** Changes nothing: programs that look at mails follow their links. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const key = params.key!
  const entry = openedEntry(key)
  if (!entry) return data({ view: null, signIn: '', isDone: false }, 404)
  const view = confirmView(actor, entry)
  const isDone = new URL(request.url).searchParams.get('done') === 'refused'
  return data(
    { view, signIn: withNext('/sign-in', `/confirm/${key}`), isDone },
    view.asked || isDone || view.standing === 'writing' ? 200 : 410,
  )
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  const key = params.key!
  if (!openedEntry(key)) return data(null, 404)
  const form = await parseForm(request, confirmForm)
  const { password, email, phone, name } = form.payload
  const chosen = { field: 'password', own: [email, phone, name].filter((text) => typeof text === 'string') }
  if (form.status !== 'success') return refuse(form, refusalOfChosen(password, chosen))
  const done = await attemptAsync(form, () => carryOut(request, actor, key, form.value, chosen))
  return done.refused ?? done.value
}

async function carryOut(
  request: Request,
  actor: Actor | null,
  key: string,
  asked: z.output<typeof confirmForm>,
  chosen: { field: string; own: string[] },
): Promise<Response> {
  if (asked.step === 'refuse') {
    refuseByKey(actor, key, asked.reason)
    return redirect(`/confirm/${key}?done=refused`, 303)
  }
  if (asked.step !== 'new') {
    if (!actor) return redirect(withNext('/sign-in', `/confirm/${key}`), 303)
    const needId = confirmByKey(actor, key, asked.step === 'take' ? 'change' : 'publish')
    return redirect(asked.step === 'take' ? `/needs/${needId}/edit` : `/needs/${needId}?done=confirmed`, 303)
  }
  if (actor) return redirect(`/confirm/${key}`, 303)
  await countSignUp(clientAddress(request))
  const userId = confirmAsNew(key, asked, await hashChosenPassword(asked.password, chosen), getLocale())
  return finishSignIn(request, userId, { page: () => '/needs?done=confirmed' })
}

/** Whoever holds the link of a mail, or the code of a slip, confirms for the enterprise or refuses. */
export default function ConfirmNeed() {
  const { view, signIn, isDone } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() ?? undefined
  if (!view)
    return (
      <Stack>
        <PageHeader title={m.confirm_need_old_title()} lead={m.confirm_need_old()} />
        <p>
          <LinkButton to="/confirm">{m.confirm_need_type_code()}</LinkButton>
        </p>
      </Stack>
    )
  return <ConfirmPage view={view} signIn={signIn} isDone={isDone} byKey lastResult={lastResult} />
}
