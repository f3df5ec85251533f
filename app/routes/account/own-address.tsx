import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { confirmPassword } from '~/auth/credentials.server'
import { changeEmail, emailToBe } from '~/domain/accounts/change-email.server'
import { askForConfirmation } from '~/domain/accounts/confirm-email.server'
import { ownAddressForm } from '~/domain/accounts/forms'
import { mailStandingOf } from '~/domain/accounts/queries.server'
import type { MailStanding } from '~/domain/accounts/takes-mail'
import { attempt, attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { mailIsSetUp, mailsAreSeen } from '~/mail/settings.server'
import { Button, Form, LinkButton, Notice, PageHeader, PlainForm, Refused, Section, Stack, TextField } from '~/ui'
import { askPath } from '~/views/account/department-number'
import { MailNotSetUp } from '~/views/account/mail-standing'
import { newsReach } from '~/views/account/news-reach.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.confirm_email_state_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const sent = new URL(request.url).searchParams.get('done') === 'sent'
  return {
    email: actor.email ?? '',
    standing: mailStandingOf(actor),
    toBe: emailToBe(actor),
    mailIsSetUp: mailIsSetUp(),
    mailsAreSeen: mailsAreSeen(),
    byPhone: actor.email === null && newsReach(actor).phoneStanding === 'confirmed' ? actor.phone : null,
    sent,
  }
}

/** Has the mail with the link sent again, or begins with another address. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, ownAddressForm)
  if (form.status !== 'success') return refuse(form)
  const asked = form.value
  const done =
    asked.step === 'again'
      ? attempt(form, () => askForConfirmation(actor))
      : await attemptAsync(form, async () => {
          await confirmPassword(request, actor, asked.currentPassword, 'currentPassword')
          changeEmail(actor, asked.email)
        })
  if (done.refused) return done.refused
  return redirect('/confirm-email?done=sent', 303)
}

const texts: Record<MailStanding, (told: { email: string; subject: string }) => string> = {
  none: m.confirm_email_state_none,
  confirmed: m.confirm_email_state_confirmed,
  waiting: m.confirm_email_state_waiting,
  refused: m.confirm_email_state_refused,
  disowned: m.confirm_email_state_disowned,
}

/** How it stands with mails to one's own address, what to do where none come, and the way to another one. */
export default function OwnAddress() {
  const {
    email,
    standing,
    byPhone,
    toBe,
    mailIsSetUp: mails,
    mailsAreSeen: seen,
    sent,
  } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const mayAsk = standing === 'waiting' || standing === 'refused'
  const maySend = seen && mayAsk
  const [form, fields] = useForm<{ step: string; email: string; currentPassword: string }>({
    id: 'address',
    lastResult,
    constraint: getZodConstraint(ownAddressForm),
  })
  return (
    <Stack>
      <PageHeader title={m.confirm_email_state_title()} back={{ to: '/account', text: m.account_title() }} />
      <Refused result={lastResult} />
      {sent && (maySend || toBe) && !lastResult ? (
        <Notice tone="ok">{mails ? m.confirm_email_sent({ email: toBe ?? email }) : m.confirm_email_written()}</Notice>
      ) : null}
      {mails ? null : <MailNotSetUp />}
      {mayAsk && (!seen || (sent && !mails)) ? null : (
        <p>
          {byPhone
            ? m.confirm_email_state_by_phone({ phone: byPhone })
            : texts[standing]({ email, subject: m.mail_confirm_subject() })}
        </p>
      )}
      {toBe ? <Notice tone="due">{m.own_email_to_be({ email: toBe })}</Notice> : null}
      {maySend ? (
        <PlainForm personal>
          <Button name="step" value="again" variant={sent ? 'secondary' : 'primary'}>
            {m.confirm_email_send_again()}
          </Button>
        </PlainForm>
      ) : null}
      {standing === 'disowned' ? (
        <LinkButton to={askPath({ text: '', from: '/confirm-email' })}>{m.confirm_email_ask_department()}</LinkButton>
      ) : null}
      {seen ? (
        <Section title={email ? m.own_email_change_title() : m.own_email_add_title()}>
          <Stack>
            <p>{email ? m.own_email_change_text() : m.own_email_add_text()}</p>
            <Form form={form} personal>
              <input type="hidden" name="step" value="change" />
              <TextField field={fields.email} label={m.own_email_new()} type="email" autoComplete="email" />
              <TextField
                field={fields.currentPassword}
                label={m.account_password_current()}
                type="password"
                autoComplete="current-password"
              />
              <Button variant="secondary">{m.own_email_save()}</Button>
            </Form>
          </Stack>
        </Section>
      ) : null}
    </Stack>
  )
}
