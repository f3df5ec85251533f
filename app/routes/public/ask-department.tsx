import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { optionalActor } from '~/auth/actor.server'
import { countEnquiry } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { departmentPhone } from '~/domain/accounts/department-phone.server'
import { askDepartment } from '~/domain/enquiries/ask-department.server'
import { safeNextPath } from '~/auth/next-path'
import { enquiryForm, searchAsked } from '~/domain/enquiries/forms'
import { ENQUIRY_MONTHS } from '~/domain/enquiries/lifecycle'
import { contactOf } from '~/domain/enquiries/queries.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import { searchInWords } from '~/i18n/enquiry-terms'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, ContactLink, Form, HiddenField, Notice, PageHeader, TextArea, TextField } from '~/ui'
import { readSettings } from '~/settings.server'
import { newId } from '~db/ids'
import { EnquirySent } from '~/views/account/enquiry-sent'
import { publicMeta } from '~/views/frame/public-meta'

export const meta: MetaFunction = ({ matches }) =>
  publicMeta(matches, { title: m.enquiry_title(), description: m.enquiry_description(), path: '/ask-department' })

const TEXT_TAKEN = 2000

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const asked = new URL(request.url).searchParams
  return {
    done: asked.get('done') === 'sent',
    contact: contactOf(asked.get('sent') ?? '') ?? null,
    from: safeNextPath(asked.get('from')),
    phone: departmentPhone(),
    days: readSettings().departmentAnswerDays ?? null,
    enquiry: {
      id: newId(),
      text: (asked.get('text') ?? '').slice(0, TEXT_TAKEN),
      query: searchAsked((asked.get('query') ?? '').slice(0, TEXT_TAKEN)),
      name: actor?.name ?? '',
      contact: actor?.phone ?? actor?.email ?? '',
    },
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  const form = await parseForm(request, enquiryForm)
  if (form.status !== 'success') return refuse(form)
  const done = await attemptAsync(form, async () => {
    await countEnquiry(clientAddress(request))
    return askDepartment(actor, form.value)
  })
  if (done.refused) return done.refused
  const { query } = form.value
  const from = safeNextPath(new URL(request.url).searchParams.get('from')) ?? (query && `/consultants?${query}`)
  const told = new URLSearchParams({ done: 'sent', sent: done.value, ...(from ? { from } : {}) })
  return redirect(`/ask-department?${told}`, 303)
}

export default function AskDepartment() {
  const { enquiry, done, contact, from, phone, days } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof enquiryForm>>({
    id: 'enquiry',
    lastResult,
    constraint: getZodConstraint(enquiryForm),
    defaultValue: enquiry,
  })
  if (done) return <EnquirySent {...{ contact, from, phone, days }} />
  const words = searchInWords(enquiry.query)
  return (
    <>
      <PageHeader
        title={m.enquiry_title()}
        lead={m.enquiry_lead()}
        back={
          from
            ? { to: from, text: m.enquiry_back_there() }
            : { to: enquiry.query ? `/consultants?${enquiry.query}` : '/consultants', text: m.enquiry_back() }
        }
      />
      {phone ? (
        <p>
          {m.enquiry_phone()}: <ContactLink text={phone} />
        </p>
      ) : null}
      {words ? <Notice tone="info">{m.enquiry_searched({ words })}</Notice> : null}
      <Form form={form} guard personal>
        <HiddenField field={fields.id} />
        <HiddenField field={fields.query} />
        <TextArea field={fields.text} label={m.enquiry_text_label()} hint={m.enquiry_text_hint()} rows={5} />
        <TextField field={fields.name} label={m.enquiry_name_label()} autoComplete="name" />
        <TextField field={fields.contact} label={m.enquiry_contact_label()} hint={m.enquiry_contact_hint()} />
        <p className="hint">{m.enquiry_data({ months: formatNumber(ENQUIRY_MONTHS) })}</p>
        <Button>{m.enquiry_send()}</Button>
      </Form>
    </>
  )
}
