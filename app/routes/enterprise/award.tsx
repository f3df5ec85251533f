import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { awardForm } from '~/domain/engagement/forms'
import { proposalToAward } from '~/domain/proposals/queries.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, Checkbox, Form, Inline, LinkButton, Notice, PageHeader, Section } from '~/ui'
import type { FormField } from '~/ui/form-field'
import { OfferSummary } from '~/views/work/proposal'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.proposal_compare_choose() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  return orNotFound(() => proposalToAward(actor, params.needId!, params.proposalId!))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { proposal } = orNotFound(() => proposalToAward(actor, params.needId!, params.proposalId!))
  const form = await parseForm(request, awardForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => awardProposal(actor, proposal.id, { seen: seenIn(form), ...form.value }))
  if (done.refused) return done.refused
  return redirect(`/engagements/${done.value}?done=awarded`, 303)
}

export default function Award() {
  const { need, proposal, others, waiting, engagementId } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'award', lastResult, defaultValue: { confirmed: false } })
  const name = proposal.consultant
  const open = need.status === 'published'
  return (
    <>
      <PageHeader title={m.award_title({ name })} back={{ to: `/needs/${need.id}/proposals`, text: m.award_back() }} />
      {engagementId ? (
        <Notice tone={lastResult ? 'danger' : 'due'} title={m.award_taken_title()}>
          <LinkButton to={`/engagements/${engagementId}`}>{m.award_taken_link()}</LinkButton>
        </Notice>
      ) : null}
      {!open && !engagementId ? <Notice tone="due">{m.award_closed()}</Notice> : null}
      {open ? (
        <Section title={m.award_consequences()}>
          <ul>
            <li>{m.award_opens({ name, count: formatNumber(proposal.milestones.length) })}</li>
            {others > 0 ? <li>{m.award_declines({ count: formatNumber(others) })}</li> : null}
            {waiting > 0 ? <li>{m.award_closes({ count: formatNumber(waiting) })}</li> : null}
            <li>{m.award_need()}</li>
            <li>{m.award_contacts()}</li>
          </ul>
          <Form form={form} readAs={String(need.changedAt?.getTime() ?? 0)}>
            {proposal.predatesChange && need.changedAt ? (
              <BeforeTheChange field={fields.confirmed} proposal={proposal} changedAt={need.changedAt} />
            ) : null}
            <Inline>
              <Button>{m.award_button()}</Button>
              <LinkButton variant="quiet" to={`/needs/${need.id}/proposals`}>
                {m.award_not_yet()}
              </LinkButton>
            </Inline>
          </Form>
        </Section>
      ) : null}
      <Section title={m.proposal_of({ name })}>
        <OfferSummary offer={proposal} />
      </Section>
    </>
  )
}

type Before = { field: FormField; proposal: { consultant: string; submittedAt: Date }; changedAt: Date }

/** Said before the button: the proposal answers what the need said earlier. */
const BeforeTheChange = ({ field, proposal, changedAt }: Before) => {
  const said = {
    sent: formatMomentDay(proposal.submittedAt),
    day: formatMomentDay(changedAt),
    name: proposal.consultant,
  }
  return (
    <>
      <Notice tone="due" title={m.award_change_title()}>
        {m.award_change(said)}
      </Notice>
      <Checkbox field={field} label={m.award_change_confirm()} />
    </>
  )
}
