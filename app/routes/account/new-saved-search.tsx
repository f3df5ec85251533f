import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { mailStandingOf } from '~/domain/accounts/queries.server'
import { MailNotSetUp, MailsDoNotCome } from '~/views/account/mail-standing'
import { saveSearchForm } from '~/domain/alerts/forms'
import { SAVED_SEARCH_KINDS } from '~/domain/alerts/lifecycle'
import { canSaveSearch } from '~/domain/alerts/policy'
import { sameSavedSearch } from '~/domain/alerts/queries.server'
import { saveSearch } from '~/domain/alerts/save-search.server'
import { shortestQuery } from '~/domain/alerts/wanted.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import {
  savedSearchAddress,
  savedSearchKindText,
  savedSearchText,
  watchedText,
} from '~/views/alerts/saved-search-text.server'
import { mailIsSetUp } from '~/mail/settings.server'
import { Button, Form, HiddenField, PageHeader, SummaryList } from '~/ui'
import { wishFields } from '~/views/alerts/saved-search'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.saved_search_new_title() }) }]

/** The search in the page's address; 404 for one that the actor may not save. */
function searchToSave(request: Request, actor: Actor) {
  const params = new URL(request.url).searchParams
  const kind = SAVED_SEARCH_KINDS.find((one) => one === params.get('kind')) ?? 'consultants'
  if (!canSaveSearch(actor, kind)) throw new Response(null, { status: 404 })
  return { kind, query: shortestQuery(kind, params.get('search') ?? '') }
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const search = searchToSave(request, actor)
  const what = savedSearchText(search)
  const known = sameSavedSearch(actor, search)
  return {
    id: known?.id ?? newId(),
    action: `/saved-searches/new?${new URLSearchParams({ kind: search.kind, search: search.query })}`,
    what,
    watched: watchedText(search),
    name: known?.name ?? excerpt(what.replaceAll(/[“”]/g, ''), 100),
    frequency: known?.frequency ?? (mailIsSetUp() ? ('daily' as const) : ('off' as const)),
    kind: savedSearchKindText[search.kind](),
    back: savedSearchAddress(search),
    email: actor.email,
    mailTo: mailIsSetUp() && mailStandingOf(actor) === 'confirmed' ? actor.email : null,
    standing: mailStandingOf(actor),
    mailIsSetUp: mailIsSetUp(),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { pathname, search: query } = new URL(request.url)
  const actor = await requirePerson(request, pathname + query)
  const search = searchToSave(request, actor)
  const form = await parseForm(request, saveSearchForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => saveSearch(actor, { ...form.value, ...search }))
  if (done.refused) return done.refused
  return redirect(`/saved-searches/${done.value}?done=saved`, 303)
}

export default function SaveSearchPage() {
  const loaded = useLoaderData<typeof loader>()
  const { id, action: to, what, watched, name, frequency, kind, back, mailTo } = loaded
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'save-search',
    lastResult,
    constraint: getZodConstraint(saveSearchForm),
    defaultValue: { id, name, frequency },
  })
  return (
    <>
      <PageHeader
        title={m.saved_search_new_title()}
        lead={m.saved_search_new_lead()}
        back={{ to: back, text: m.saved_search_open() }}
      />
      {loaded.mailIsSetUp ? <MailsDoNotCome {...loaded} /> : <MailNotSetUp />}
      <SummaryList
        items={[
          { term: m.saved_search_list_kind(), detail: kind },
          { term: m.saved_search_what(), detail: what },
        ]}
      />
      <p className="hint">{watched}</p>
      <Form form={form} action={to} personal>
        <HiddenField field={fields.id} />
        {wishFields(fields, mailTo)}
        <Button>{m.saved_search_button()}</Button>
      </Form>
    </>
  )
}
