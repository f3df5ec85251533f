import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { entryForm } from '~/domain/engagement/diary-forms'
import { diaryOf, removeEntry, writeEntry } from '~/domain/engagement/diary.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Details, Notice, PageHeader, Refused } from '~/ui'
import { Entries, EntryForm } from '~/views/work/diary'
import { today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.diary_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const entries = diaryOf(actor, engagement)
  const { searchParams } = new URL(request.url)
  const changed = entries.find(({ id, mayChange }) => mayChange && id === searchParams.get('entry')) ?? null
  const { id, needText, enterprise, consultant } = engagement
  return {
    engagement: { id, needText },
    names: { enterprise, consultant },
    entries,
    entry: changed,
    entryId: changed?.id ?? newId(),
    today: today(),
    done: searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id } = orNotFound(() => engagementOf(actor, params.engagementId!))
  const form = await parseForm(request, entryForm(today()))
  if (form.status !== 'success') return refuse(form)
  const { intent, ...value } = form.value
  const done = attempt(form, () =>
    'entryId' in value ? removeEntry(actor, id, value.entryId) : writeEntry(actor, id, value),
  )
  if (done.refused) return done.refused
  return redirect(`/engagements/${id}/diary?done=${intent}`, 303)
}

const doneTexts: Record<string, () => string> = { write: m.diary_done_write, remove: m.diary_done_remove }

/** What both sides write down of the work, day by day; the final report takes it up. */
export default function Diary() {
  const { engagement, names, entries, entry, entryId, today: day, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const said = lastResult ? undefined : wordOf(doneTexts, done)
  const form = <EntryForm key={entryId} id={entryId} entry={entry} today={day} lastResult={lastResult} />
  return (
    <>
      <PageHeader
        title={m.diary_title()}
        lead={excerpt(engagement.needText)}
        back={{ to: `/engagements/${engagement.id}`, text: m.agreement_back() }}
        actions={<Link to={`/engagements/${engagement.id}/report`}>{m.report_final_link()}</Link>}
      />
      <Refused result={lastResult} />
      {said ? <Notice tone="ok">{said}</Notice> : null}
      <p>{m.diary_lead()}</p>
      {entry || entries.length === 0 ? (
        form
      ) : (
        <Details forForm summary={m.diary_open()} open={lastResult !== undefined}>
          {form}
        </Details>
      )}
      <Entries entries={entries} names={names} />
    </>
  )
}
