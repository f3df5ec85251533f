import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { certificateForm } from '~/domain/certification/forms'
import type { certifiableSubjects, outcomesOfEngagement } from '~/domain/certification/queries.server'
import type { Day } from '~/domain/days'
import type { Holder } from '~/domain/groups/lifecycle'
import { writeFileValue } from '~/forms/file-value'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import {
  Button,
  CheckboxGroup,
  DateField,
  FileField,
  Form,
  HiddenField,
  Notice,
  Prose,
  SelectField,
  type SelectOption,
  TextArea,
  TextField,
} from '~/ui'

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
  remark: '',
}

type Props = {
  id: string
  /** The rejected one that is corrected; null for a new one. */
  outcome: ReturnType<typeof outcomesOfEngagement>[number] | null
  subjects: ReturnType<typeof certifiableSubjects>
  today: Day
  lastResult: SubmissionResult<string[]> | undefined
  /** In the work for a group: who holds its certificates, and its members. */
  holder: Holder | null
  members: SelectOption[]
}

/** The form of a certificate, new or handed in again. */
export function CertificateFields({ id, outcome, subjects, today, lastResult, holder, members }: Props) {
  const [onlyAsked] = subjects.asked
  const [form, fields] = useForm({
    id: 'certificate',
    lastResult,
    constraint: getZodConstraint(certificateForm(today)),
    defaultValue: {
      ...BLANK,
      subjectCode: subjects.asked.length === 1 ? onlyAsked?.code : '',
      memberId: '',
      memberIds: outcome ? outcome.register.map(({ memberId }) => memberId) : members.map(({ value }) => value),
      ...outcome?.certificate,
      evidence: outcome ? writeFileValue({ received: outcome.file }) : undefined,
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
        {holder === 'each' ? (
          <SelectField
            field={fields.memberId}
            label={m.certificate_holder()}
            options={members}
            placeholder={m.certificate_holder_choose()}
          />
        ) : null}
        {holder === 'group' ? (
          <CheckboxGroup
            field={fields.memberIds}
            legend={m.certificate_register()}
            hint={m.certificate_register_hint()}
            options={members}
          />
        ) : null}
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
        <TextArea
          field={fields.remark}
          label={m.certificate_remark()}
          hint={m.certificate_remark_hint()}
          rows={2}
          optional
        />
        <FileField field={fields.evidence} label={m.certificate_evidence()} hint={m.certificate_evidence_hint()} />
        <Button>{outcome ? m.certificate_resubmit() : m.certificate_submit()}</Button>
      </Form>
    </>
  )
}
