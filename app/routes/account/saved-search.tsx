import { type SubmissionResult, useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { mailStandingOf } from '~/domain/accounts/queries.server'
import { MailNotSetUp, MailsDoNotCome } from '~/views/account/mail-standing'
import { changeSavedSearch } from '~/domain/alerts/change-saved-search.server'
import { deleteSavedSearch } from '~/domain/alerts/delete-saved-search.server'
import { savedSearchForm } from '~/domain/alerts/forms'
import { findsOf, ownSavedSearch } from '~/domain/alerts/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import { foundItems } from '~/views/alerts/found-items.server'
import * as m from '~/i18n/paraglide/messages'
import {
  savedSearchAddress,
  savedSearchKindText,
  savedSearchText,
  watchedText,
} from '~/views/alerts/saved-search-text.server'
import { wordOf } from '~/i18n/word-of'
import { mailIsSetUp } from '~/mail/settings.server'
import { Button, Details, Form, LinkButton, Notice, PageHeader, Section, SummaryList } from '~/ui'
import { Finds } from '~/views/alerts/finds'
import { wishFields } from '~/views/alerts/saved-search'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.name ?? m.saved_search_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const { search, finds, total } = orNotFound(() => findsOf(actor, params.searchId!))
  const found = new Map(finds.map((find) => [find.targetId, find]))
  const items = foundItems(search.kind, [...found.keys()]).map((item) => {
    const { foundAt, isNew } = found.get(item.id)!
    return { ...item, isNew, facts: [...item.facts, m.saved_search_found_on({ day: formatMomentDay(foundAt) })] }
  })
  return {
    name: search.name,
    frequency: search.frequency,
    kind: savedSearchKindText[search.kind](),
    what: savedSearchText(search),
    watched: watchedText(search),
    address: savedSearchAddress(search),
    items,
    gone: total - items.length,
    email: actor.email,
    mailTo: mailIsSetUp() && mailStandingOf(actor) === 'confirmed' ? actor.email : null,
    standing: mailStandingOf(actor),
    mailIsSetUp: mailIsSetUp(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const searchId = params.searchId!
  orNotFound(() => ownSavedSearch(actor, searchId))
  const form = await parseForm(request, savedSearchForm)
  if (form.status !== 'success') return refuse(form)
  const input = form.value
  const done = attempt(form, () =>
    input.step === 'delete' ? deleteSavedSearch(actor, searchId) : changeSavedSearch(actor, searchId, input),
  )
  if (done.refused) return done.refused
  return redirect(
    input.step === 'delete' ? '/saved-searches?done=deleted' : `/saved-searches/${searchId}?done=changed`,
    303,
  )
}

const doneTexts = { saved: m.saved_search_done_saved, changed: m.saved_search_done_changed }

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function SavedSearchPage() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const said = wordOf(doneTexts, loaded.done)
  return (
    <>
      <PageHeader
        title={loaded.name}
        back={{ to: '/saved-searches', text: m.saved_search_back() }}
        actions={<LinkButton to={loaded.address}>{m.saved_search_open()}</LinkButton>}
      />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {loaded.mailIsSetUp ? <MailsDoNotCome {...loaded} /> : <MailNotSetUp />}
      <SummaryList
        items={[
          { term: m.saved_search_list_kind(), detail: loaded.kind },
          { term: m.saved_search_what(), detail: loaded.what },
        ]}
      />
      <p className="hint">{loaded.watched}</p>
      <Finds {...loaded} />
      <Section title={m.saved_search_change_title()}>
        <Wishes {...loaded} lastResult={lastResult} />
      </Section>
      <Details summary={m.saved_search_delete_title()}>
        <DeleteSearch />
      </Details>
    </>
  )
}

type WishesProps = Pick<Loaded, 'name' | 'frequency' | 'mailTo'> & { lastResult: SubmissionResult | undefined }

function Wishes({ name, frequency, mailTo, lastResult }: WishesProps) {
  const [form, fields] = useForm({ id: 'wishes', lastResult, defaultValue: { name, frequency } })
  return (
    <Form form={form} personal>
      <input type="hidden" name="step" value="change" />
      {wishFields(fields, mailTo)}
      <Button variant="secondary">{m.saved_search_change_button()}</Button>
    </Form>
  )
}

function DeleteSearch() {
  const [form] = useForm({ id: 'delete' })
  return (
    <Form form={form} personal>
      <input type="hidden" name="step" value="delete" />
      <p>{m.saved_search_delete()}</p>
      <Button variant="danger">{m.saved_search_delete_button()}</Button>
    </Form>
  )
}
