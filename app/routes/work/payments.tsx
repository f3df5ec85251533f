import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { paymentForm } from '~/domain/engagement/off-plan-forms'
import { confirmPayment, markPaid, missPayment, withdrawPayment } from '~/domain/engagement/payment-marks.server'
import { paymentsDue, paymentsOf } from '~/domain/engagement/payment-queries.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Notice, PageHeader, Refused, Stack } from '~/ui'
import { EarlierPayments, PaymentSteps } from '~/views/work/payments'
import { today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.payment_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const payments = paymentsOf(engagement)
  return {
    id: engagement.id,
    needText: engagement.needText,
    role: actor.role,
    ...payments,
    newIds: payments.steps.map(newId),
    due: paymentsDue(engagement, payments).map((step) => payments.steps.indexOf(step)),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id } = orNotFound(() => engagementOf(actor, params.engagementId!))
  const form = await parseForm(request, paymentForm(today()))
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => say(actor, id, form.value))
  if (done.refused) return done.refused
  return redirect(`/engagements/${id}/payments?done=${form.value.intent}`, 303)
}

function say(actor: Actor, engagementId: string, value: z.output<ReturnType<typeof paymentForm>>) {
  switch (value.intent) {
    case 'mark':
      return markPaid(actor, engagementId, value)
    case 'confirm':
      return confirmPayment(actor, engagementId, value.paymentId)
    case 'missing':
      return missPayment(actor, engagementId, value.paymentId, value.note)
    case 'withdraw':
      return withdrawPayment(actor, engagementId, value.paymentId)
  }
}

const doneTexts: Record<string, () => string> = {
  mark: m.payment_done_mark,
  confirm: m.payment_done_confirm,
  missing: m.payment_done_missing,
  withdraw: m.payment_done_withdraw,
}

/** Which payments of the plan were made: the enterprise ticks, the consultant confirms; no money moves here. */
export default function Payments() {
  const { id, needText, done, ...payments } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const said = wordOf(doneTexts, done)
  return (
    <Stack>
      <PageHeader
        title={m.payment_title()}
        lead={excerpt(needText)}
        back={{ to: `/engagements/${id}`, text: m.agreement_back() }}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      <Notice tone="info">{m.payment_no_money()}</Notice>
      {payments.steps.length === 0 ? <p>{m.payment_none()}</p> : null}
      <PaymentSteps {...payments} lastResult={lastResult} />
      <EarlierPayments {...payments} lastResult={lastResult} />
    </Stack>
  )
}
