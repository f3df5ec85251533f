import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { partnerWork } from '~/domain/engagement/partner-work.server'
import { agreeToPartner, declineToPartner, leavePartnership } from '~/domain/proposals/answer-partnership.server'
import { partnershipForm } from '~/domain/proposals/forms'
import { partnershipOf } from '~/domain/proposals/partnerships.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { partnershipText, partnershipTone } from '~/i18n/partner-terms'
import { untilText } from '~/i18n/work-terms'
import { Columns, Meta, Notice, PageHeader, Prose, Refused, Section, SummaryList, Tag } from '~/ui'
import { openNeedItem } from '~/views/needs/open-need-text.server'
import { PartnershipAnswer, PartnerWork } from '~/views/work/partnership'
import { today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.partnership_title({ name: data.asked.lead }) : '' }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const { need, ...asked } = orNotFound(() => partnershipOf(actor, params.partnershipId!))
  const { lead, leadProfileId, part, message, note, standing, offeredAt, dueOn } = asked
  return {
    asked: { lead, leadProfileId, part, message, note, standing, offeredAt },
    need: openNeedItem(need),
    until: standing === 'asked' ? untilText(dueOn, today(), true) : undefined,
    work: partnerWork(actor, asked.id),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const { id } = orNotFound(() => partnershipOf(actor, params.partnershipId!))
  const form = await parseForm(request, partnershipForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const done = attempt(form, () => {
    if (value.step === 'agree') agreeToPartner(actor, id)
    else if (value.step === 'decline') declineToPartner(actor, id, value.note)
    else leavePartnership(actor, id, value.note)
  })
  if (done.refused) return done.refused
  return redirect(`/partnerships/${id}?done=${value.step}`, 303)
}

const doneTexts: Record<string, () => string> = {
  agree: m.partnership_done_agreed,
  decline: m.partnership_done_declined,
  leave: m.partnership_done_left,
}

/** A joint proposal to which a consultant was invited. */
export default function Partnership() {
  const { asked, need, until, work, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const said = wordOf(doneTexts, done)
  const { lead, leadProfileId, part, message, standing } = asked
  return (
    <>
      <PageHeader
        title={m.partnership_title({ name: lead })}
        back={{ to: '/requests#partnerships', text: m.request_back() }}
        tag={<Tag tone={partnershipTone[standing]}>{partnershipText[standing]()}</Tag>}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      <Columns
        main={
          <>
            {work ? <PartnerWork work={work} lead={lead} /> : null}
            <Section title={m.partnership_need_title()}>
              <blockquote className="told">
                <Prose text={need.text} />
              </blockquote>
              <Meta items={[need.title, ...need.facts]} />
              {work ? null : <p className="hint">{m.partnership_hidden()}</p>}
            </Section>
            <SummaryList
              items={[
                { term: m.partnership_lead(), detail: <Link to={`/consultants/${leadProfileId}`}>{lead}</Link> },
                { term: m.partnership_part(), detail: <Prose text={part} /> },
                ...(message ? [{ term: m.partner_message(), detail: <Prose text={message} /> }] : []),
              ]}
            />
          </>
        }
        side={<PartnershipAnswer asked={asked} until={until} lastResult={lastResult} />}
      />
    </>
  )
}
