import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import type { Day } from '~/domain/days'
import { registerAddForm, registerForm } from '~/domain/engagement/forms'
import * as m from '~/i18n/paraglide/messages'
import { Button, DateField, Details, Form, HiddenField, SelectField, type SelectOption } from '~/ui'

type Props = {
  certificate: { id: string }
  register: readonly { memberId: string; name: string; leftOn: string | null }[]
  today: Day
  lastResult: SubmissionResult<string[]> | undefined
}

/** Notes since when a member stands in the register of a group certificate no more. */
export function LeaveRegister({ certificate, register, today, lastResult }: Props) {
  const { intent, certificateId } = lastResult?.initialValue ?? {}
  const result = intent === 'register_left' && certificateId === certificate.id ? lastResult : undefined
  const [form, fields] = useForm({
    id: `register-${certificate.id}`,
    lastResult: result,
    constraint: getZodConstraint(registerForm(today)),
    defaultValue: { intent: 'register_left', certificateId: certificate.id, memberId: '', leftOn: '' },
  })
  const standing = register.filter(({ leftOn }) => leftOn === null)
  if (standing.length === 0) return null
  return (
    <Details forForm summary={m.certificate_register_leave()} open={result !== undefined}>
      <Form form={form}>
        <HiddenField field={fields.intent} />
        <HiddenField field={fields.certificateId} />
        <SelectField
          field={fields.memberId}
          label={m.certificate_register_member()}
          options={standing.map(({ memberId, name }) => ({ value: memberId, label: name }))}
          placeholder={m.certificate_holder_choose()}
        />
        <DateField field={fields.leftOn} label={m.certificate_register_day()} />
        <Button variant="secondary">{m.certificate_register_save()}</Button>
      </Form>
    </Details>
  )
}

type AddProps = Props & {
  /** Those of the group that the work is for. */
  members: readonly SelectOption[]
}

/** Notes that a member was accepted into the register of a group certificate later. */
export function AddToRegister({ certificate, register, members, today, lastResult }: AddProps) {
  const { intent, certificateId } = lastResult?.initialValue ?? {}
  const result = intent === 'register_added' && certificateId === certificate.id ? lastResult : undefined
  const [form, fields] = useForm({
    id: `register-add-${certificate.id}`,
    lastResult: result,
    constraint: getZodConstraint(registerAddForm(today)),
    defaultValue: { intent: 'register_added', certificateId: certificate.id, memberId: '', acceptedOn: '' },
  })
  const stands = (member: string) => register.some(({ memberId, leftOn }) => memberId === member && leftOn === null)
  const others = members.filter(({ value }) => !stands(value))
  if (register.length === 0 || others.length === 0) return null
  return (
    <Details forForm summary={m.certificate_register_add()} open={result !== undefined}>
      <Form form={form}>
        <HiddenField field={fields.intent} />
        <HiddenField field={fields.certificateId} />
        <SelectField
          field={fields.memberId}
          label={m.certificate_register_member()}
          options={others}
          placeholder={m.certificate_holder_choose()}
        />
        <DateField
          field={fields.acceptedOn}
          label={m.certificate_register_accepted()}
          hint={m.certificate_register_accepted_hint()}
        />
        <Button variant="secondary">{m.certificate_register_add_save()}</Button>
      </Form>
    </Details>
  )
}
