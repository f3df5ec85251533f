import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { changesBetween } from '~/domain/proposals/changes'
import { sendForm } from '~/domain/proposals/forms'
import { draftFor } from '~/domain/proposals/keep-draft.server'
import { mayOffer } from '~/domain/proposals/lifecycle'
import { saidIn, saidWith } from '~/domain/proposals/offer-said'
import { openPartner } from '~/domain/proposals/partners.server'
import { totalsOf } from '~/domain/proposals/price'
import { priceQuestion, type PriceQuestion } from '~/domain/proposals/price-question.server'
import { requestOf } from '~/domain/proposals/queries.server'
import { sendDraft } from '~/domain/proposals/send-draft.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import { formatDay, formatNumber, formatVnd, spelledOutVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { weeksText } from '~/i18n/work-terms'
import { Button, Checkbox, Form, HiddenField, Inline, LinkButton, Notice, PageHeader, Section } from '~/ui'
import { forGroup } from '~/views/groups/offer-for-group'
import { OfferSummary } from '~/views/work/proposal'
import { ChangeList } from '~/views/work/proposal-versions'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.proposal_check_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const asked = orNotFound(() => requestOf(actor, params.requestId!))
  const draft = draftFor(asked.id)
  if (!mayOffer(asked)) leavePage(request, `/requests/${asked.id}`)
  if (!draft?.offer) throw redirect(`/requests/${asked.id}/propose`)
  const { attachment, ...offer } = draft.offer
  const { priceVnd, vatVnd } = totalsOf(offer.lines)
  const [offered] = asked.proposal?.versions ?? []
  const partner = openPartner(asked.id) ?? null
  const agreed = partner?.status === 'agreed' ? partner : null
  return {
    request: { id: asked.id, enterprise: asked.enterprise },
    offer: { ...offer, ...forGroup(offer, asked.members), priceVnd, files: [] },
    file: attachment?.name ?? null,
    vatVnd,
    question: priceQuestion(asked, priceVnd),
    readAs: String(draft.savedAt.getTime()),
    partner,
    changes: offered ? changesBetween(saidIn(offered), saidWith(draft.offer, agreed)) : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const asked = orNotFound(() => requestOf(actor, params.requestId!))
  const offer = draftFor(asked.id)?.offer
  const question = offer ? priceQuestion(asked, totalsOf(offer.lines).priceVnd) : null
  const form = await parseForm(request, sendForm(question !== null))
  if (form.status !== 'success') return refuse(form)
  const sent = { ...form.value, seen: seenIn(form) }
  const done = attempt(form, () => sendDraft(actor, asked.id, sent))
  // A colleague has sent it, or writes on: the request's page says how it stands.
  if (done.refused && !offer) return redirect(`/requests/${asked.id}`, 303)
  if (done.refused) return done.refused
  return redirect(`/requests/${asked.id}?done=${done.value === 1 ? 'proposed' : 'revised'}`, 303)
}

const questions: Record<PriceQuestion, () => string> = {
  small: m.proposal_question_small,
  far_above: m.proposal_question_far_above,
  far_below: m.proposal_question_far_below,
}

export default function CheckProposal() {
  const { request, offer, file, vatVnd, question, readAs, partner, changes } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const withWhom = partner?.status === 'agreed' ? partner.id : ''
  const [form, fields] = useForm({
    id: 'send',
    lastResult,
    defaultValue: { id: offer.id, partner: withWhom, sure: false },
  })
  const vat = vatVnd > 0 ? m.proposal_vat_included({ amount: formatVnd(vatVnd) }) : m.proposal_vat_not_included()
  const price = { price: formatVnd(offer.priceVnd), words: spelledOutVnd(offer.priceVnd) }
  const time = { weeks: weeksText(offer.durationWeeks), count: formatNumber(offer.milestones.length) }
  return (
    <>
      <PageHeader
        title={m.proposal_check_title()}
        lead={m.proposal_check_lead({ enterprise: request.enterprise })}
        back={{ to: `/requests/${request.id}/propose`, text: m.proposal_check_back() }}
      />
      <Notice tone="due" title={m.proposal_check_price(price)}>
        <p>{vat}</p>
        <p>{m.proposal_check_time(time)}</p>
        {partner ? <p>{(withWhom ? m.proposal_check_partner : m.proposal_check_partner_waits)(partner)}</p> : null}
        {offer.validUntil ? <p>{m.proposal_check_valid({ day: formatDay(offer.validUntil) })}</p> : null}
      </Notice>
      {changes ? (
        <Section title={m.proposal_check_changes()}>
          {changes.length > 0 ? <ChangeList changes={changes} /> : <p>{m.error_proposal_unchanged()}</p>}
          {offer.changeNote ? <p>{offer.changeNote}</p> : null}
        </Section>
      ) : null}
      <Form form={form} readAs={readAs}>
        <HiddenField field={fields.id} />
        <HiddenField field={fields.partner} />
        {question ? (
          <>
            <p>{questions[question]()}</p>
            <Checkbox field={fields.sure} label={m.proposal_question_sure({ price: formatVnd(offer.priceVnd) })} />
          </>
        ) : null}
        <Inline>
          {changes?.length === 0 ? null : (
            <Button>{changes ? m.proposal_check_send_change() : m.proposal_submit()}</Button>
          )}
          <LinkButton variant="quiet" to={`/requests/${request.id}/propose`}>
            {m.proposal_check_edit()}
          </LinkButton>
        </Inline>
      </Form>
      <Section title={m.request_proposal_title()}>
        <OfferSummary offer={offer} />
        {file ? <p>{m.proposal_check_file({ name: file })}</p> : null}
      </Section>
    </>
  )
}
