import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { accountForDispute, openDispute, withdrawDispute } from '~/domain/engagement/disputes.server'
import { DISPUTE_DAYS, DISPUTE_FIRST_DAYS } from '~/domain/engagement/off-plan'
import { disputeForm } from '~/domain/engagement/off-plan-forms'
import { offPlanOf } from '~/domain/engagement/off-plan-story.server'
import { sideOf } from '~/domain/engagement/policy'
import { engagementOf } from '~/domain/engagement/queries.server'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Notice, PageHeader, Refused, Section, Stack } from '~/ui'
import { AccountForDispute, DisputeSummary, OpenDispute, WithdrawDispute } from '~/views/work/disputes'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.dispute_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const { disputes } = offPlanOf(engagement)
  return {
    engagement,
    disputes,
    readAs: markOf({ account: accountIn(disputes) }),
    side: sideOf(actor),
    newId: newId(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const { id } = engagement
  const form = await parseForm(request, disputeForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const stored = () => ({ account: accountIn(offPlanOf(engagement).disputes) })
  const done =
    value.intent === 'account'
      ? attemptEdit(form, stored, ['account'], () => accountForDispute(actor, id, value))
      : attempt(form, () =>
          value.intent === 'open' ? openDispute(actor, id, value) : withdrawDispute(actor, id, value.disputeId),
        )
  if (done.refused) return done.refused
  return redirect(`/engagements/${id}/disputes?done=${value.intent}`, 303)
}

const accountIn = (disputes: ReturnType<typeof offPlanOf>['disputes']) =>
  disputes.find(({ status }) => status === 'open')?.account ?? ''

const doneTexts: Record<string, () => string> = {
  open: m.dispute_done_open,
  withdraw: m.dispute_done_withdraw,
  account: m.dispute_done_account,
}

/** What two sides cannot settle by themselves, and what the department wrote down of it. */
export default function Disputes() {
  const { engagement, disputes, readAs, side, newId, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const said = wordOf(doneTexts, done)
  const open = disputes.find(({ status }) => status === 'open')
  const earlier = disputes.filter((dispute) => dispute !== open)
  const days = { first: formatNumber(DISPUTE_FIRST_DAYS), days: formatNumber(DISPUTE_DAYS) }
  return (
    <>
      <PageHeader
        title={m.dispute_title()}
        lead={excerpt(engagement.needText)}
        back={{ to: `/engagements/${engagement.id}`, text: m.agreement_back() }}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      <p>{m.dispute_rule(days)}</p>
      {open ? (
        <Section title={m.dispute_current()}>
          <DisputeSummary dispute={open} names={engagement} />
          {open.side === side ? <WithdrawDispute disputeId={open.id} /> : null}
          {open.side !== side && open.records.length === 0 ? (
            <AccountForDispute dispute={open} readAs={readAs} lastResult={lastResult} />
          ) : null}
        </Section>
      ) : (
        <Section title={m.dispute_ask()}>
          <OpenDispute newId={newId} lastResult={lastResult} />
        </Section>
      )}
      {earlier.length > 0 ? (
        <Section title={m.dispute_list()}>
          <Stack gap="large">
            {earlier.map((dispute) => (
              <DisputeSummary key={dispute.id} dispute={dispute} names={engagement} />
            ))}
          </Stack>
        </Section>
      ) : null}
    </>
  )
}
