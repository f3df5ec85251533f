import { type SubmissionResult, useForm } from '@conform-to/react'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Checkbox } from '~/ui/choices'
import { Form } from '~/ui/form'
import { Section } from '~/ui/layout'
import { TextField } from '~/ui/text-fields'
import { Terms } from './terms'
import { loginField, newPersonFields } from './new-person-fields'

type Props = { lastResult: SubmissionResult<string[]> | undefined }
type New = { step: string; name: string; phone: string; email: string; password: string; terms: boolean }

/** Somebody who is not signed in joins with a new account, or with the one that they have. */
export function JoinAsVisitor({ lastResult }: Props) {
  const isExisting = lastResult?.initialValue?.step === 'existing'
  const [newForm, fields] = useForm<New>({ id: 'new', lastResult: isExisting ? undefined : lastResult })
  const [form, existing] = useForm<{ step: string; login: string; currentPassword: string }>({
    id: 'existing',
    lastResult: isExisting ? lastResult : undefined,
  })
  return (
    <>
      <Section title={m.join_new_title()}>
        <Form form={newForm} personal>
          <input type="hidden" name="step" value="new" />
          {newPersonFields(fields)}
          <Terms />
          <Checkbox field={fields.terms} label={m.account_terms_label()} />
          <Button>{m.join_new_button()}</Button>
        </Form>
      </Section>
      <Section title={m.join_existing_title()}>
        <Form form={form} personal>
          <input type="hidden" name="step" value="existing" />
          {loginField(existing.login)}
          <TextField
            field={existing.currentPassword}
            label={m.account_password_label()}
            type="password"
            autoComplete="current-password"
          />
          <Button variant="secondary">{m.join_existing_button()}</Button>
        </Form>
      </Section>
    </>
  )
}
