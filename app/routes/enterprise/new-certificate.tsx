import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { heldForm } from '~/domain/certification/forms'
import { holdCertificate } from '~/domain/certification/held.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { rowIdInAddress } from '~/forms/row-id.server'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { Button, DateField, FileField, Form, HiddenField, PageHeader, SelectField, TextArea, TextField } from '~/ui'
import { ownPapers } from '~/domain/certification/own-papers.server'
import { subjectList } from '~/vocabulary/reference.server'
import { today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.held_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const id = rowIdInAddress(request)
  if (ownPapers(actor).some(({ certificate }) => certificate.id === id)) leavePage(request, '/certificates')
  const subjects = subjectList()
    .filter(({ endsInCertificate }) => endsInCertificate)
    .map((subject) => ({ value: subject.code, label: subjectLabel(subject) }))
  return { id, subjects, today: today() }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const form = await parseForm(request, heldForm(today()))
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => holdCertificate(actor, form.value))
  if (done.refused) return done.refused
  return redirect('/certificates?done=added', 303)
}

/** A certificate that the enterprise had already, so that it is reminded of its days. */
export default function NewCertificate() {
  const { id, subjects, today: day } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'held',
    lastResult,
    constraint: getZodConstraint(heldForm(day)),
    defaultValue: {
      id,
      subjectCode: '',
      scheme: '',
      edition: '',
      number: '',
      scope: '',
      issuingBody: '',
      issuedOn: '',
      expiresOn: '',
      evidence: undefined,
    },
  })
  return (
    <>
      <PageHeader title={m.held_title()} lead={m.held_lead()} back={{ to: '/certificates', text: m.papers_title() }} />
      <Form form={form} encType="multipart/form-data" guard>
        <HiddenField field={fields.id} />
        <SelectField
          field={fields.subjectCode}
          label={m.held_subject()}
          options={subjects}
          placeholder={m.held_choose()}
        />
        <TextField field={fields.scheme} label={m.certificate_scheme()} hint={m.certificate_scheme_hint()} />
        <TextField field={fields.number} label={m.certificate_number()} width="medium" />
        <TextField field={fields.issuingBody} label={m.certificate_issuer()} />
        <DateField field={fields.issuedOn} label={m.certificate_issued()} />
        <DateField
          field={fields.expiresOn}
          label={m.certificate_expires()}
          hint={m.certificate_expires_hint()}
          optional
        />
        <TextField
          field={fields.edition}
          label={m.certificate_edition()}
          hint={m.certificate_edition_hint()}
          width="short"
          optional
        />
        <TextArea field={fields.scope} label={m.certificate_scope()} rows={2} optional />
        <FileField field={fields.evidence} label={m.held_evidence()} hint={m.held_evidence_hint()} optional />
        <Button>{m.held_submit()}</Button>
      </Form>
    </>
  )
}
