import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { awardForm } from '~/domain/proposals/forms'
import { FORBIDDING_FLAGS, NOT_CHOSEN_REASONS } from '~/domain/proposals/lifecycle'
import { proposalToAward } from '~/domain/proposals/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber, formatVnd, spelledOutVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { notChosenText, offerFlagText, weeksText } from '~/i18n/work-terms'
import { Button, Checkbox, Form, Inline, LinkButton, Notice, PageHeader, Section, SelectField, TextArea } from '~/ui'
import { EitherOf, OfferSummary } from '~/views/work/proposal'
import { EarlierVersions } from '~/views/work/proposal-versions'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.proposal_compare_choose() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  return orNotFound(() => proposalToAward(actor, params.needId!, params.proposalId!))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { proposal } = orNotFound(() => proposalToAward(actor, params.needId!, params.proposalId!))
  const form = await parseForm(request, awardForm(proposal.flags.length > 0))
  if (form.status !== 'success') return refuse(form)
  const { knowing, ...told } = form.value
  const choice = { seen: form.readAs, knowing, others: told }
  const done = attempt(form, () => awardProposal(actor, proposal.id, choice))
  if (done.refused) return done.refused
  return redirect(`/engagements/${done.value}?done=awarded`, 303)
}

export default function Award() {
  const { need, proposal, versions, others, waiting, engagementId } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'award', lastResult, defaultValue: { knowing: false, reason: '', note: '' } })
  const { consultant: name, offer, flags } = proposal
  const isForbidden = flags.some((flag) => FORBIDDING_FLAGS.includes(flag))
  const open = need.status === 'published' && proposal.status === 'submitted'
  return (
    <>
      <PageHeader
        title={isForbidden ? m.proposal_of({ name }) : m.award_title({ name })}
        back={{ to: `/needs/${need.id}/proposals`, text: m.award_back() }}
      />
      {engagementId ? (
        <Notice tone={lastResult ? 'danger' : 'due'} title={m.award_taken_title()}>
          <LinkButton to={`/engagements/${engagementId}`}>{m.award_taken_link()}</LinkButton>
        </Notice>
      ) : null}
      {!open && !engagementId ? (
        <Notice tone="due">{need.status === 'published' ? m.award_taken_back({ name }) : m.award_closed()}</Notice>
      ) : null}
      {lastResult?.error?.[''] && !engagementId ? <EarlierVersions versions={versions} /> : null}
      {flags.length > 0 ? (
        <Notice tone={isForbidden ? 'danger' : 'due'} title={m.award_flags_title()}>
          <ul>
            {flags.map((flag) => (
              <li key={flag}>{offerFlagText[flag]()}</li>
            ))}
          </ul>
          <EitherOf offer={offer} flags={flags} />
          <LinkButton variant="secondary" to={`/conversations/${proposal.requestId}`}>
            {m.conversation_open({ name })}
          </LinkButton>
        </Notice>
      ) : null}
      {open && !isForbidden ? (
        <Section title={m.award_consequences()}>
          <ul>
            <li>
              {m.award_price({
                price: formatVnd(offer.priceVnd),
                words: spelledOutVnd(offer.priceVnd),
                weeks: weeksText(offer.durationWeeks),
              })}
            </li>
            <li>{m.award_opens({ name, count: formatNumber(offer.milestones.length) })}</li>
            {offer.partner ? <li>{m.award_partner({ name, partner: offer.partner.name })}</li> : null}
            {others > 0 ? <li>{m.award_declines({ count: formatNumber(others) })}</li> : null}
            {waiting > 0 ? <li>{m.award_closes({ count: formatNumber(waiting) })}</li> : null}
            <li>{m.award_need()}</li>
            <li>{m.award_contacts()}</li>
          </ul>
          <Form form={form} readAs={proposal.mark}>
            {flags.length > 0 ? <Checkbox field={fields.knowing} label={m.award_knowing()} /> : null}
            {others > 0 ? (
              <>
                <SelectField
                  field={fields.reason}
                  label={m.award_others_reason()}
                  hint={m.award_others_hint()}
                  options={NOT_CHOSEN_REASONS.map((value) => ({ value, label: notChosenText[value]() }))}
                  placeholder={m.award_others_none()}
                  optional
                />
                <TextArea field={fields.note} label={m.award_others_note()} rows={3} optional />
              </>
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
        <OfferSummary offer={offer} />
      </Section>
      <EarlierVersions versions={versions} />
    </>
  )
}
