import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { followed } from '~/domain/follow-up/followed.server'
import { type FollowUpInput, followUpForm } from '~/domain/follow-up/forms'
import { pushFollowUp } from '~/domain/follow-up/push.server'
import { followUpPage } from '~/domain/follow-up/queries.server'
import { assignFollowUp, noteFollowUp, unassignFollowUp } from '~/domain/follow-up/write-down.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Columns, Notice, PageHeader, Refused, Stack } from '~/ui'
import { Assignment, History, Notes } from '~/views/follow-up/journal'
import { historyItems } from '~/views/follow-up/history.server'
import { offeredItems } from '~/views/follow-up/offered.server'
import { FORM_STEPS, Helps } from '~/views/follow-up/helps'
import { RowTags } from '~/views/follow-up/rows'
import { rowTitle } from '~/views/follow-up/titles.server'
import { Standing } from '~/views/follow-up/standing'
import { doneTexts, followUpPath } from '~/views/follow-up/words'
import { today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.title ?? m.follow_up_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'follow_up')
  const { entries, story, ...page } = orNotFound(() => followUpPage(actor, params.about!, params.recordId!))
  const { about, enterprise, consultant } = page.record
  const names = { enterprise: enterprise ?? '', consultant: consultant ?? '' }
  const titles = {
    request: m.follow_up_title_request,
    need: m.follow_up_title_need,
    profile: m.follow_up_title_profile,
    group: () => rowTitle(page.record) ?? '',
    engagement: m.work_department_title,
  }
  return {
    ...page,
    offered: offeredItems(page.offered),
    title: titles[about](names),
    history: historyItems(entries, story),
    self: actor.userId,
    noteId: newId(),
    introductionId: newId(),
    today: today(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'follow_up')
  const record = orNotFound(() => followed(actor, params.about!, params.recordId!))
  const form = await parseForm(request, followUpForm(today()))
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const done = attempt(form, () => carryOut(actor, record, value))
  if (done.refused) return done.refused
  const list = 'list' in value ? value.list : undefined
  const said = `done=${value.step}`
  return redirect(list ? `/department/follow-up?list=${list}&${said}` : `${followUpPath(record)}?${said}`, 303)
}

function carryOut(actor: Actor, { about, recordId }: ReturnType<typeof followed>, value: FollowUpInput) {
  switch (value.step) {
    case 'note':
      return noteFollowUp(actor, about, recordId, value)
    case 'assign':
      return assignFollowUp(actor, about, recordId, value.assigneeId)
    case 'unassign':
      return unassignFollowUp(actor, about, recordId)
    default:
      return pushFollowUp(actor, about, recordId, { ...value, step: value.step } as Parameters<typeof pushFollowUp>[3])
  }
}

/** One record that waits too long: how it stands, what helps, whose it is, and what was done about it. */
export default function Followed() {
  const page = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { record, rows, helps, isOwnMatter } = page
  const path = followUpPath(record)
  const step = String(lastResult?.initialValue?.step)
  const isShown = ['note', 'assign'].includes(step) || helps.some((help) => help.step === step && FORM_STEPS.has(step))
  const said = wordOf(doneTexts, page.done)
  return (
    <>
      <PageHeader
        title={page.title}
        back={{ to: '/department/follow-up', text: m.follow_up_title() }}
        tag={rows[0] ? <RowTags {...rows[0]} /> : undefined}
      />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {isShown ? null : <Refused result={lastResult} />}
      {rows.length === 0 && !page.profile?.isPaused ? <Notice tone="info">{m.follow_up_not_listed()}</Notice> : null}
      <Columns
        main={
          <Stack gap="large">
            <Standing {...page} />
            {isOwnMatter ? <Notice tone="due">{m.follow_up_own_matter()}</Notice> : null}
            <Helps {...page} path={path} lastResult={lastResult} />
          </Stack>
        }
        side={
          <Stack gap="large">
            <Assignment {...page} lastResult={lastResult} path={path} />
            <Notes noteId={page.noteId} lastResult={lastResult} />
            <History items={page.history} />
          </Stack>
        }
      />
    </>
  )
}
