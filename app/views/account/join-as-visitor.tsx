import { type SubmissionResult, useForm } from '@conform-to/react'
import { PASSWORD_MIN } from '~/domain/accounts/forms'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Checkbox } from '~/ui/choices'
import { Form } from '~/ui/form'
import { Section } from '~/ui/layout'
import { TextField } from '~/ui/text-fields'
import { Terms } from './terms'

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
          <TextField field={fields.name} label={m.account_name_label()} autoComplete="name" />
          <TextField
            field={fields.phone}
            label={m.account_phone_label()}
            hint={m.account_phone_hint()}
            type="tel"
            autoComplete="tel"
          />
          <TextField
            field={fields.email}
            label={m.account_email_label()}
            hint={m.account_email_hint()}
            type="email"
            autoComplete="email"
            optional
          />
          <TextField
            field={fields.password}
            label={m.account_password_label()}
            hint={m.account_password_hint({ minimum: PASSWORD_MIN })}
            type="password"
            autoComplete="new-password"
          />
          <Terms />
          <Checkbox field={fields.terms} label={m.account_terms_label()} />
          <Button>{m.join_new_button()}</Button>
        </Form>
      </Section>
      <Section title={m.join_existing_title()}>
        <Form form={form} personal>
          <input type="hidden" name="step" value="existing" />
          <TextField
            field={existing.login}
            label={m.account_login_label()}
            hint={m.account_login_hint()}
            autoComplete="username"
          />
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
