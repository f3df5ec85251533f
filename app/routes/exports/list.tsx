import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { ROLES } from '~/domain/accounts/lifecycle'
import { takeForm } from '~/domain/exporting/forms'
import { takeList } from '~/domain/exporting/take-list.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Notice, PageHeader } from '~/ui'
import { filePath, filterIn } from '~/views/exporting/address'
import { offeredColumns } from '~/views/exporting/define-list.server'
import { isTooLong, refusedPath, usualColumns } from '~/views/exporting/list-file.server'
import { listFor } from '~/views/exporting/lists.server'
import { TakeListForm } from '~/views/exporting/take-list-form'
import { Counted } from '~/views/programme/programme'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: m.export_title({ list: data?.title ?? '' }) }) },
]

const keysOf = (columns: ReturnType<typeof offeredColumns>) => columns.map(({ key }) => key)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, ...ROLES)
  const list = listFor(actor, params.list)
  const { count } = await list.read(actor, request)
  const { search, searchParams } = new URL(request.url)
  const filter = filterIn(search)
  const { words, leavesOut = false } = list.filter(actor, request)
  return {
    listId: list.id,
    title: list.title(request),
    back: `${list.page}?${filter}`,
    filter: [...filter],
    words: [...words, m.export_count({ count: formatNumber(count) })],
    leavesOut,
    count,
    columns: offeredColumns(actor, list).map(({ key, label, personal }) => ({ key, label: label(), personal })),
    usual: usualColumns(list),
    refused: searchParams.get('refused'),
  }
}

/** What holds no personal data is fetched at once; for the rest the reason is written down first. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, ...ROLES)
  const list = listFor(actor, params.list)
  const offered = offeredColumns(actor, list)
  const personal = keysOf(offered.filter((column) => column.personal))
  const form = await parseForm(request, takeForm(keysOf(offered), personal))
  if (form.status !== 'success') return refuse(form)
  const { columns, format, reason = '' } = form.value
  const filter = filterIn(new URL(request.url).search)
  if (!columns.some((key) => personal.includes(key))) return redirect(filePath(list.id, filter, form.value), 303)
  const { count: rows } = await list.read(actor, request)
  if (isTooLong(format, rows)) return redirect(refusedPath(list, request, 'rows'), 303)
  const words = list.filter(actor, request).words.join(' · ')
  const title = [list.title(request), words].filter(Boolean).join(' · ')
  const taken = { list: list.id, query: filter.toString(), filter: title, columns, format, rows, reason }
  const done = attempt(form, () => takeList(actor, taken))
  if (done.refused) return done.refused
  return redirect(`/exports/taken/${done.value}`, 303)
}

const refusedText: Record<string, () => string> = {
  choice: m.export_refused_choice,
  rows: m.export_refused_rows,
}

/** What is taken of a list, and how. */
export default function TakenList() {
  const { title, back, words, leavesOut, refused, ...offer } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const said = lastResult ? undefined : wordOf(refusedText, refused)
  return (
    <>
      <PageHeader
        title={m.export_title({ list: title })}
        back={{ to: back, text: m.export_back() }}
        lead={<Counted words={words} leavesOut={leavesOut} />}
      />
      {said ? <Notice tone="due">{said}</Notice> : null}
      <TakeListForm {...offer} lastResult={lastResult} />
    </>
  )
}
