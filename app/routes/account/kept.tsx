import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { startPage } from '~/auth/after-sign-in.server'
import { keptForm, takeKeptForm } from '~/domain/accounts/kept-forms.server'
import { onlyShown } from '~/forms/carried'
import { keepOnly, keptFormsIn } from '~/forms/kept-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, LinkButton, PageHeader, Stack } from '~/ui'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.kept?.isOwn ? m.kept_form_title() : m.kept_form_none_title() }) },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const all = (await keptFormsIn(request)).flatMap((id) => {
    const kept = keptForm(id, actor.userId)
    return kept ? [kept.isOwn ? { ...kept, id } : kept] : []
  })
  return { kept: all.find(({ isOwn }) => isOwn) ?? all[0] ?? null, start: startPage[actor.role] }
}

/** Sends on what the page holds to where it was for, to be shown there; here nothing waits any more. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const ids = await keptFormsIn(request)
  const asked = new URL(request.url).searchParams.get('form')
  const id = ids.find((one) => (asked ? one === asked : keptForm(one, actor.userId)?.isOwn))
  const path = id && takeKeptForm(id, actor.userId)
  if (!path) return redirect('/kept', 303)
  const rest = await keepOnly(ids.filter((one) => one !== id))
  return redirect(onlyShown(path), { status: 307, headers: { 'Set-Cookie': rest } })
}

/** What was sent after the session had ended: one button leads back to its page, where it stands in the fields again. */
export default function Kept() {
  const { kept, start } = useLoaderData<typeof loader>()
  if (!kept?.isOwn)
    return (
      <Stack>
        <PageHeader title={m.kept_form_none_title()} lead={kept ? m.kept_form_of_another() : m.kept_form_none_text()} />
        <LinkButton to={start}>{m.kept_form_start()}</LinkButton>
      </Stack>
    )
  return (
    <Stack>
      <PageHeader title={m.kept_form_title()} lead={m.kept_form_text()} />
      {kept.hadFiles && <p>{m.kept_form_files()}</p>}
      <Form className="plain-form" method="post" action={`/kept?form=${kept.id}`} reloadDocument>
        {kept.fields.map(([name, value], i) => (
          <input key={i} type="hidden" name={name} value={value} />
        ))}
        <Button>{m.kept_form_open()}</Button>
      </Form>
    </Stack>
  )
}
