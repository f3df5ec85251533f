import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { confirmChange, declineChange, withdrawChange } from '~/domain/engagement/answer-change.server'
import { changeOf } from '~/domain/engagement/changes.server'
import { changeAnswerForm } from '~/domain/engagement/forms'
import { sideOf } from '~/domain/engagement/policy'
import { attachSignedCopy, removeSignedCopy } from '~/domain/engagement/signed-copies.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { changeStatusText, changeStatusTone } from '~/i18n/work-terms'
import { LinkButton, Notice, PageHeader, Refused, Section, Tag } from '~/ui'
import { SignedCopies } from '~/views/work/agreement'
import { ChangeSummary } from '~/views/work/change'
import {
  AnswerChange,
  ChangeConfirmations,
  ChangeFiles,
  changeName,
  Declined,
  PlanBefore,
  whenText,
} from '~/views/work/change-parts'
import { PaperText } from '~/views/work/paper'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? changeName(data.change, data.names) : m.change_section() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { engagement, ...found } = orNotFound(() => changeOf(actor, params.engagementId!, params.changeId!))
  const { enterprise, consultant } = engagement
  return {
    ...found,
    id: engagement.id,
    names: { enterprise, consultant },
    isOwn: found.change.side === sideOf(actor),
    mayPropose: engagement.status === 'active' && !engagement.pause && !engagement.change,
    organisationId: actor.organisationId,
    newId: newId(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { engagement, change } = orNotFound(() => changeOf(actor, params.engagementId!, params.changeId!))
  const form = await parseForm(request, changeAnswerForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => decide(actor, engagement.id, change.id, form.value))
  if (done.refused) return done.refused
  return redirect(`/engagements/${engagement.id}/changes/${change.id}?done=${form.value.intent}`, 303)
}

function decide(actor: Actor, engagementId: string, changeId: string, answer: z.output<typeof changeAnswerForm>) {
  switch (answer.intent) {
    case 'confirm':
      return confirmChange(actor, engagementId, changeId)
    case 'decline':
      return declineChange(actor, engagementId, changeId, answer.reason)
    case 'withdraw':
      return withdrawChange(actor, engagementId, changeId)
    case 'attach':
      return attachSignedCopy(actor, engagementId, { ...answer, changeId })
    case 'remove':
      return removeSignedCopy(actor, engagementId, answer.copyId)
  }
}

const doneTexts: Record<string, () => string> = {
  propose: m.change_done_propose,
  confirm: m.change_done_confirm,
  decline: m.change_done_decline,
  withdraw: m.change_done_withdraw,
  attach: m.agreement_done_attach,
  remove: m.agreement_done_remove,
}

export default function PlanChange() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { id, change, names, isOwn, isPossible, mayPropose, done } = loaded
  const said = wordOf(doneTexts, done)
  const isWaiting = change.standing === 'waiting'
  const isConfirmed = change.standing === 'confirmed'
  return (
    <>
      <PageHeader
        title={changeName(change, names)}
        lead={whenText(change, names)}
        back={{ to: `/engagements/${id}#changes`, text: m.agreement_back() }}
        tag={<Tag tone={changeStatusTone[change.standing]}>{changeStatusText[change.standing]()}</Tag>}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {change.declineReason ? <Declined reason={change.declineReason} /> : null}
      {isWaiting && !isPossible ? <Notice tone="due">{m.change_impossible()}</Notice> : null}
      <Section title={m.change_what()}>
        <ChangeSummary before={change.before} change={change.change} reason={change.reason} />
        <PlanBefore plan={change.before} />
      </Section>
      {isWaiting || isConfirmed ? (
        <Section title={m.change_paper()}>
          <ChangeFiles engagementId={id} changeId={change.id} />
          <PaperText paper={change.text.paper} foot={m.agreement_foot({ code: change.text.code }, { locale: 'vi' })} />
          <p className="hint">{m.agreement_code({ code: change.text.code })}</p>
        </Section>
      ) : null}
      {isWaiting || isConfirmed ? (
        <Section title={m.agreement_confirm_title()} id="confirm">
          <ChangeConfirmations change={change} names={names} />
          {isWaiting ? <AnswerChange {...{ isOwn, isPossible, lastResult }} /> : null}
        </Section>
      ) : null}
      {isConfirmed ? <SignedCopies {...loaded} lastResult={lastResult} /> : null}
      {mayPropose && isOwn && !isConfirmed ? (
        <LinkButton variant="secondary" to={`/engagements/${id}/change?again=${change.id}`} toForm>
          {m.change_propose_again()}
        </LinkButton>
      ) : null}
    </>
  )
}
