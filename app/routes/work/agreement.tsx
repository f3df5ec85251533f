import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { agreementOf } from '~/domain/engagement/agreement.server'
import { changesOf } from '~/domain/engagement/changes.server'
import { confirmAgreement } from '~/domain/engagement/confirm-agreement.server'
import { agreementForm } from '~/domain/engagement/forms'
import { sideOf } from '~/domain/engagement/policy'
import { engagementOf } from '~/domain/engagement/queries.server'
import { attachSignedCopy, removeSignedCopy } from '~/domain/engagement/signed-copies.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Notice, PageHeader, Refused } from '~/ui'
import { AgreementFiles, ConfirmAgreement, EarlierTexts, SignedCopies } from '~/views/work/agreement'
import { Appendices } from '~/views/work/change-parts'
import { PaperText } from '~/views/work/paper'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.agreement_page_title({ name: data.partner }) : m.agreement_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const agreement = orNotFound(() => agreementOf(actor, params.engagementId!))
  const { enterprise, consultant } = agreement.engagement
  return {
    agreement,
    names: { enterprise, consultant },
    appendices: changesOf(agreement.engagement).filter(({ standing }) => standing === 'confirmed'),
    side: sideOf(actor)!,
    partner: actor.role === 'enterprise' ? consultant : enterprise,
    organisationId: actor.organisationId,
    newId: newId(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id } = orNotFound(() => engagementOf(actor, params.engagementId!))
  const form = await parseForm(request, agreementForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => decide(actor, id, form.value, seenIn(form)))
  if (done.refused) return done.refused
  return redirect(`/engagements/${id}/agreement?done=${form.value.intent}`, 303)
}

function decide(actor: Actor, engagementId: string, decision: z.output<typeof agreementForm>, seen: number) {
  switch (decision.intent) {
    case 'confirm':
      return confirmAgreement(actor, engagementId, seen)
    case 'attach':
      return attachSignedCopy(actor, engagementId, decision)
    case 'remove':
      return removeSignedCopy(actor, engagementId, decision.copyId)
  }
}

const doneTexts: Record<string, () => string> = {
  confirm: m.agreement_done_confirm,
  attach: m.agreement_done_attach,
  remove: m.agreement_done_remove,
}

export default function Agreement() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { agreement, appendices, partner, done } = loaded
  const { engagement, paper, code, isSettled, earlier } = agreement
  const said = wordOf(doneTexts, done)
  return (
    <>
      <PageHeader
        title={m.agreement_page_title({ name: partner })}
        lead={m.agreement_lead()}
        back={{ to: `/engagements/${engagement.id}`, text: m.agreement_back() }}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {earlier.length > 0 && !isSettled ? <Notice tone="due">{m.agreement_earlier()}</Notice> : null}
      <Appendices engagementId={engagement.id} appendices={appendices} />
      <p>{m.agreement_how()}</p>
      <AgreementFiles engagementId={engagement.id} />
      <PaperText paper={paper} foot={m.agreement_foot({ code }, { locale: 'vi' })} />
      <p className="hint">{m.agreement_code({ code })}</p>
      <ConfirmAgreement {...loaded} />
      <SignedCopies {...loaded} copies={agreement.copies} lastResult={lastResult} />
      <EarlierTexts {...loaded} />
    </>
  )
}
