import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { optionalActor } from '~/auth/actor.server'
import { countEnquiry } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { askDepartment } from '~/domain/enquiries/ask-department.server'
import { enquiryForm, searchAsked } from '~/domain/enquiries/forms'
import { ENQUIRY_MONTHS } from '~/domain/enquiries/lifecycle'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import { searchInWords } from '~/i18n/enquiry-terms'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, ContactLink, Form, HiddenField, LinkButton, Notice, PageHeader, TextArea, TextField } from '~/ui'
import { readSettings } from '~/settings.server'
import { newId } from '~db/ids'
import { publicMeta } from '~/views/frame/public-meta'

export const meta: MetaFunction = ({ matches }) =>
  publicMeta(matches, { title: m.enquiry_title(), description: m.enquiry_description(), path: '/ask-department' })

const TEXT_TAKEN = 2000

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const asked = new URL(request.url).searchParams
  return {
    done: asked.get('done') === 'sent',
    phone: readSettings().departmentPhone ?? null,
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
    askDepartment(actor, form.value)
  })
  if (done.refused) return done.refused
  return redirect('/ask-department?done=sent', 303)
}

export default function AskDepartment() {
  const { enquiry, done, phone } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof enquiryForm>>({
    id: 'enquiry',
    lastResult,
    constraint: getZodConstraint(enquiryForm),
    defaultValue: enquiry,
  })
  if (done) {
    return (
      <>
        <PageHeader title={m.enquiry_done_title()} lead={m.enquiry_done()} />
        <LinkButton to="/consultants">{m.enquiry_done_search()}</LinkButton>
      </>
    )
  }
  const words = searchInWords(enquiry.query)
  return (
    <>
      <PageHeader
        title={m.enquiry_title()}
        lead={m.enquiry_lead()}
        back={{ to: enquiry.query ? `/consultants?${enquiry.query}` : '/consultants', text: m.enquiry_back() }}
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
