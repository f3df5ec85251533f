import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { proposalToAward } from '~/domain/proposals/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, Inline, LinkButton, Notice, PageHeader, Section } from '~/ui'
import { OfferSummary } from '~/views/work/proposal'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.proposal_compare_choose() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  return orNotFound(() => proposalToAward(actor, params.needId!, params.proposalId!))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { proposal } = orNotFound(() => proposalToAward(actor, params.needId!, params.proposalId!))
  const form = await parseForm(request, z.object({}))
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => awardProposal(actor, proposal.id))
  if (done.refused) return done.refused
  return redirect(`/engagements/${done.value}?done=awarded`, 303)
}

export default function Award() {
  const { need, proposal, others, waiting, engagementId } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form] = useForm({ id: 'award', lastResult })
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
          <Form form={form}>
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
