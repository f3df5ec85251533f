import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { certificateForm } from '~/domain/certification/forms'
import { certifiableSubjects, outcomesOfEngagement } from '~/domain/certification/queries.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { reportAgain } from '~/domain/certification/report-again.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { storeUpload } from '~/files/upload.server'
import { ACCEPTED_FILES } from '~/files/kinds'
import { attemptAsync, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import {
  Button,
  DateField,
  Empty,
  FileField,
  Form,
  HiddenField,
  LinkButton,
  Notice,
  PageHeader,
  Prose,
  SelectField,
  TextArea,
  TextField,
} from '~/ui'
import { today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.certificate_new_title() }) }]

/** The rejected outcome that the address names, or null for a new certificate. */
function outcomeToCorrect(actor: Actor, engagementId: string, request: Request) {
  const outcomeId = new URL(request.url).searchParams.get('outcome')
  if (!outcomeId) return null
  const outcome = outcomesOfEngagement(actor, engagementId).find((each) => each.id === outcomeId)
  if (!outcome) throw new Response(null, { status: 404 })
  return outcome
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const outcome = outcomeToCorrect(actor, engagement.id, request)
  if (outcome && outcome.status !== 'rejected') throw redirect(`/engagements/${engagement.id}`)
  return {
    id: outcome?.certificate.id ?? newId(),
    engagement,
    outcome,
    subjects: certifiableSubjects(engagement),
    today: today(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id } = orNotFound(() => engagementOf(actor, params.engagementId!))
  const outcome = outcomeToCorrect(actor, id, request)
  const form = await parseForm(request, certificateForm(today()))
  if (form.status !== 'success') return refuse(form)
  const done = await attemptAsync(form, async () => {
    const certificate = { ...form.value, evidence: await storeUpload(form.value.evidence) }
    if (outcome) reportAgain(actor, id, { ...certificate, id: outcome.certificate.id })
    else recordCertificate(actor, id, certificate)
  })
  if (done.refused) return done.refused
  return redirect(`/engagements/${id}?done=${outcome ? 'reported' : 'recorded'}`, 303)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Certificate() {
  const loaded = useLoaderData<typeof loader>()
  const { engagement, outcome } = loaded
  return (
    <>
      <PageHeader
        title={outcome ? m.certificate_again_title() : m.certificate_new_title()}
        lead={excerpt(engagement.needText)}
        back={{ to: `/engagements/${engagement.id}`, text: m.certificate_back() }}
      />
      {engagement.status === 'completed' ? (
        <CertificateFields {...loaded} />
      ) : (
        <Empty
          title={m.certificate_not_yet_title()}
          action={<LinkButton to={`/engagements/${engagement.id}`}>{m.certificate_back()}</LinkButton>}
        >
          {m.certificate_not_yet()}
        </Empty>
      )}
    </>
  )
}

const BLANK = {
  subjectCode: '',
  scheme: '',
  edition: '',
  number: '',
  scope: '',
  issuingBody: '',
  accreditation: '',
  issuedOn: '',
  expiresOn: '',
  evidence: undefined,
}

function CertificateFields({ id, outcome, subjects, today }: Loaded) {
  const lastResult = useActionData<typeof action>()
  const [onlyAsked] = subjects.asked
  const [form, fields] = useForm({
    id: 'certificate',
    lastResult,
    constraint: getZodConstraint(certificateForm(today)),
    defaultValue: {
      ...BLANK,
      subjectCode: subjects.asked.length === 1 ? onlyAsked?.code : '',
      ...outcome?.certificate,
      id,
    },
  })
  const options = (group: string, list: typeof subjects.asked) =>
    list.map((subject) => ({ value: subject.code, label: subjectLabel(subject), group }))
  return (
    <>
      {outcome?.rejectReason ? (
        <Notice tone="due" title={m.certificate_rejected_because()}>
          <Prose text={outcome.rejectReason} />
        </Notice>
      ) : null}
      <p>{m.certificate_lead()}</p>
      <Form form={form} encType="multipart/form-data" guard>
        <HiddenField field={fields.id} />
        <SelectField
          field={fields.subjectCode}
          label={m.certificate_subject()}
          options={[
            ...options(m.certificate_subject_asked(), subjects.asked),
            ...options(m.certificate_subject_others(), subjects.others),
          ]}
        />
        <TextField field={fields.scheme} label={m.certificate_scheme()} hint={m.certificate_scheme_hint()} />
        <TextField
          field={fields.edition}
          label={m.certificate_edition()}
          hint={m.certificate_edition_hint()}
          width="short"
        />
        <TextField field={fields.number} label={m.certificate_number()} width="medium" />
        <TextArea field={fields.scope} label={m.certificate_scope()} rows={3} />
        <TextField field={fields.issuingBody} label={m.certificate_issuer()} hint={m.certificate_issuer_hint()} />
        <TextField
          field={fields.accreditation}
          label={m.certificate_accreditation()}
          hint={m.certificate_accreditation_hint()}
        />
        <DateField field={fields.issuedOn} label={m.certificate_issued()} />
        <DateField
          field={fields.expiresOn}
          label={m.certificate_expires()}
          hint={m.certificate_expires_hint()}
          optional
        />
        <FileField
          field={fields.evidence}
          label={m.certificate_evidence()}
          hint={outcome ? m.certificate_evidence_again_hint() : m.certificate_evidence_hint()}
          accept={ACCEPTED_FILES}
        />
        <Button>{outcome ? m.certificate_resubmit() : m.certificate_submit()}</Button>
      </Form>
    </>
  )
}
