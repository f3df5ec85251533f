import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useForm } from '@conform-to/react'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import { countEnquiry } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { askDepartment } from '~/domain/enquiries/ask-department.server'
import { ownEnquiry } from '~/domain/enquiries/queries.server'
import { attemptAsync, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, ContactLink, Form, LinkButton, Notice, PageHeader, Prose, Section, Tag } from '~/ui'
import { supportPage } from '~/views/work/support.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.support_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const page = orNotFound(() => supportPage(actor, params.needId!, params.proposalId!))
  return { ...page, asked: ownEnquiry(actor, page.enquiryId) ?? null }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const {
    question: text,
    enquiryId: id,
    contact,
    ...page
  } = orNotFound(() => supportPage(actor, params.needId!, params.proposalId!))
  const form = await parseForm(request, z.object({}))
  if (form.status !== 'success') return refuse(form)
  const done = await attemptAsync(form, async () => {
    await countEnquiry(clientAddress(request))
    return askDepartment(actor, { id, text, name: actor.name, contact: contact ?? '', query: '' }, page.proposalId)
  })
  if (done.refused) return done.refused
  return redirect(`/needs/${page.needId}/proposals/${page.proposalId}/support#ask`, 303)
}

/** What support might be had for the price of an offer, and the way to ask the department. */
export default function Support() {
  const { needId, proposalId, consultant, price, rules, questions, question, contact, asked } =
    useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form] = useForm({ id: 'support-question', lastResult })
  return (
    <>
      <PageHeader
        title={m.support_title()}
        lead={m.support_lead({ price, name: consultant })}
        back={{ to: `/needs/${needId}/proposals/${proposalId}`, text: m.support_back() }}
      />
      {rules.map(({ id, name, law, kind, text, conditions, checked }) => (
        <Section key={id} title={name} aside={kind !== 'ask' ? null : <Tag tone="neutral">{m.support_tag_ask()}</Tag>}>
          <p>{kind === 'amount' ? <strong>{text}</strong> : text}</p>
          {kind === 'size_unknown' ? (
            <LinkButton variant="secondary" to="/organisation">
              {m.support_to_organisation()}
            </LinkButton>
          ) : null}
          {conditions.length > 0 ? (
            <ul>
              {conditions.map((condition) => (
                <li key={condition}>{condition}</li>
              ))}
            </ul>
          ) : null}
          <p className="hint">{m.support_law({ law, day: checked })}</p>
        </Section>
      ))}
      <Section title={m.support_open_title()}>
        <p>{m.support_open()}</p>
        <ul>
          {questions.map((open) => (
            <li key={open}>{open}</li>
          ))}
        </ul>
        <p>{m.support_until_then()}</p>
      </Section>
      <Section title={m.support_ask_title()} id="ask">
        {asked ? (
          <Notice
            tone={asked.answeredAt ? 'info' : 'ok'}
            title={m.support_asked({ day: formatMomentDay(asked.createdAt) })}
          >
            {asked.answeredAt ? (
              <>
                <p>
                  {(asked.answer ? m.support_answer : m.support_answered)({ day: formatMomentDay(asked.answeredAt) })}
                </p>
                {asked.answer ? <Prose text={asked.answer} /> : null}
              </>
            ) : (
              m.support_waiting()
            )}
          </Notice>
        ) : (
          <Form form={form}>
            <p>{m.support_ask_lead()}</p>
            <Prose text={question} />
            {contact ? (
              <p className="hint">
                {m.support_ask_contact()} <ContactLink text={contact} />
              </p>
            ) : null}
            <Button>{m.support_ask_button()}</Button>
          </Form>
        )}
      </Section>
    </>
  )
}
