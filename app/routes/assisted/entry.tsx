import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requireCapability } from '~/auth/actor.server'
import { hashPassword } from '~/auth/password.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { askEnterprise, noteCall, sendCode, withdrawEntry } from '~/domain/assisted/ask-enterprise.server'
import { confirmOnSlip, maySignOn } from '~/domain/assisted/confirm.server'
import { entryForm } from '~/domain/assisted/forms'
import { entryOf } from '~/domain/assisted/queries.server'
import { attemptAsync, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import {
  Attachments,
  Columns,
  Details,
  Inline,
  LinkButton,
  Notice,
  PageHeader,
  Prose,
  Refused,
  Section,
  SummaryList,
} from '~/ui'
import { officersView } from '~/views/assisted/officers-view.server'
import { EntryStanding, StandingTag } from '~/views/assisted/entry-standing'
import { AskForm, CalledForm, GetsIn, SignedForm, WaysToConfirm, WithdrawForm } from '~/views/assisted/entry-ways'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.entry.name ?? m.assisted_entry_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'enter_needs')
  const entry = orNotFound(() => entryOf(actor, params.assistedId!))
  return { entry: officersView(actor, entry), done: new URL(request.url).searchParams.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'enter_needs')
  const entry = orNotFound(() => entryOf(actor, params.assistedId!))
  const { id } = entry
  const form = await parseForm(request, entryForm)
  if (form.status !== 'success') return refuse(form)
  if (form.value.step === 'signed' && entry.askedAt && !maySignOn(entry, form.value.signedOn)) {
    const text = m.error_assisted_signed_on({ day: formatMomentDay(entry.askedAt) })
    return data(form.reply({ fieldErrors: { signedOn: [text] } }), { status: 400 })
  }
  const done = await attemptAsync(form, () => carryOut(actor, id, form.value))
  if (done.refused) return done.refused
  const { step } = form.value
  return redirect(`/department/assisted${step === 'withdraw' ? '?done=withdrawn' : `/${id}?done=${step}`}`, 303)
}

async function carryOut(actor: Actor, id: string, asked: z.output<typeof entryForm>) {
  switch (asked.step) {
    case 'ask':
      return askEnterprise(actor, id)
    case 'send':
      return sendCode(actor, id, asked.by)
    case 'call':
      return noteCall(actor, id)
    case 'withdraw':
      return withdrawEntry(actor, id)
    case 'signed':
      return confirmOnSlip(actor, id, { ...asked, passwordHash: await hashPassword(newId()) })
  }
}

const doneText = {
  ask: m.assisted_done_asked,
  send: m.assisted_done_sent,
  call: m.assisted_done_called,
  signed: m.assisted_done_signed,
}

/** What an officer wrote down for an enterprise, and the next thing to do about it. */
export default function EntryPage() {
  const { entry, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { id, standing, text, facts, code } = entry
  const said = wordOf(doneText, done)
  const mayChange = standing !== 'confirmed' && standing !== 'withdrawn'
  return (
    <>
      <PageHeader
        title={entry.name}
        lead={entry.writtenBy}
        back={{ to: '/department/assisted', text: m.assisted_list_title() }}
        tag={<StandingTag standing={standing} />}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      <Columns
        sideFirst
        side={
          <>
            <EntryStanding {...entry} />
            {entry.step.kind === 'call' ? <CalledForm /> : null}
            {entry.account ? <GetsIn {...entry.account} /> : null}
          </>
        }
        main={
          <>
            {code ? <WaysToConfirm {...entry} code={code} /> : null}
            {text ? (
              <Section title={m.need_section_text()}>
                <blockquote className="told">
                  <Prose text={text} />
                </blockquote>
                <SummaryList items={facts} />
                {mayChange ? (
                  <Inline>
                    <Link to={`/department/assisted/${id}/edit`}>{m.assisted_change_link()}</Link>
                    <Link to={`/department/assisted/${id}/subjects`}>{m.assisted_change_subjects()}</Link>
                  </Inline>
                ) : null}
              </Section>
            ) : null}
            {(standing === 'writing' && entry.hasSubjects) || standing === 'lapsed' ? (
              <AskForm sees={entry.sees} isAgain={entry.isAgain} lastResult={lastResult} />
            ) : null}
            {standing === 'writing' && !entry.hasSubjects ? (
              <LinkButton to={`/department/assisted/${id}/subjects`}>{m.assisted_choose_subjects()}</LinkButton>
            ) : null}
            {code && entry.maySign ? <SignedForm id={id} lastResult={lastResult} /> : null}
            {entry.files.length > 0 ? (
              <Details summary={m.assisted_signed_file()}>
                <Attachments files={entry.files} />
              </Details>
            ) : null}
            {mayChange ? <WithdrawForm lastResult={lastResult} /> : null}
          </>
        }
      />
    </>
  )
}
