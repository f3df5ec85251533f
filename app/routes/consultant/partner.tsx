import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { withdrawPartnership } from '~/domain/proposals/answer-partnership.server'
import { askPartner } from '~/domain/proposals/ask-partner.server'
import { partnerForm } from '~/domain/proposals/forms'
import { isOpenPartnership, MAX_PARTNERS_ASKED, mayOffer } from '~/domain/proposals/lifecycle'
import { partnerRemindable, partnersAsked } from '~/domain/proposals/partnerships.server'
import { partnersToAsk } from '~/domain/proposals/possible-partners.server'
import { requestOf } from '~/domain/proposals/queries.server'
import { remindPartner } from '~/domain/proposals/remind-partner.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { untilText } from '~/i18n/work-terms'
import { Notice, PageHeader, Refused, Stack } from '~/ui'
import { AskPartner, CurrentPartner, EarlierPartners, PartnerSearch } from '~/views/work/partner'
import { today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.partner_title() }) }]

const ASKED_TAKEN = 100

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const asked = orNotFound(() => requestOf(actor, params.requestId!))
  const partners = partnersAsked(actor, asked.id).map((one) => ({
    ...one,
    remindFrom: one.standing === 'asked' ? partnerRemindable(one) : null,
    until: one.standing === 'asked' ? untilText(one.dueOn, today(), false) : undefined,
  }))
  const { searchParams } = new URL(request.url)
  const name = (searchParams.get('q') ?? '').slice(0, ASKED_TAKEN).trim()
  const isOpen = mayOffer(asked)
  const current = isOpen ? partners.find(isOpenPartnership) : undefined
  const lead = { needId: asked.needId, consultantId: actor.organisationId! }
  const saidNo = partners.filter(({ status }) => status === 'declined').map(({ profileId }) => profileId)
  const mayAsk = isOpen && !current && partners.length < MAX_PARTNERS_ASKED
  return {
    request: { id: asked.id, enterprise: asked.enterprise },
    isOpen,
    mayAsk,
    current: current ?? null,
    earlier: partners.filter(({ id }) => id !== current?.id),
    name,
    ...(mayAsk ? partnersToAsk(lead, { name, chosen: searchParams.get('with'), saidNo }) : { found: [], chosen: null }),
    newId: newId(),
    today: today(),
    done: searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const { id } = orNotFound(() => requestOf(actor, params.requestId!))
  const form = await parseForm(request, partnerForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const done = attempt(form, () => {
    if (value.step === 'ask') askPartner(actor, id, value)
    else if (value.step === 'remind') remindPartner(actor, id, value.partnershipId)
    else withdrawPartnership(actor, id, value.partnershipId)
  })
  if (done.refused) return done.refused
  return redirect(`/requests/${id}/partner?done=${value.step}`, 303)
}

const doneTexts: Record<string, () => string> = {
  ask: m.partner_done_asked,
  remind: m.partner_done_reminded,
  withdraw: m.partner_done_withdrawn,
}

/** The one who was invited asks another consultant to make the proposal with them. */
export default function Partner() {
  const {
    request,
    isOpen,
    mayAsk,
    current,
    earlier,
    name,
    found,
    chosen,
    done,
    newId: id,
    today,
  } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const said = wordOf(doneTexts, done)
  const isFormGone = !chosen || lastResult?.initialValue?.step !== 'ask'
  return (
    <Stack>
      <PageHeader
        title={m.partner_title()}
        lead={m.partner_lead({ enterprise: request.enterprise })}
        back={{ to: `/requests/${request.id}`, text: m.proposal_back() }}
      />
      {isFormGone ? <Refused result={lastResult} /> : null}
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {current ? <CurrentPartner asked={current} today={today} /> : null}
      {isOpen ? null : <Notice tone="info">{m.partner_over()}</Notice>}
      {isOpen && !current && !mayAsk ? (
        <Notice tone="due">{m.partner_enough({ maximum: formatNumber(MAX_PARTNERS_ASKED) })}</Notice>
      ) : null}
      {mayAsk && chosen ? <AskPartner key={chosen.profileId} id={id} chosen={chosen} lastResult={lastResult} /> : null}
      {mayAsk && !chosen ? <PartnerSearch asked={name} found={found} most={ASKED_TAKEN} /> : null}
      <EarlierPartners asked={earlier} />
    </Stack>
  )
}
