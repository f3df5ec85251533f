import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requirePerson } from '~/auth/actor.server'
import { askForConfirmation } from '~/domain/accounts/confirm-email.server'
import { mailStandingOf } from '~/domain/accounts/queries.server'
import type { MailStanding } from '~/domain/accounts/takes-mail'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { mailIsSetUp, mailsAreSeen } from '~/mail/settings.server'
import { Button, LinkButton, Notice, PageHeader, PlainForm, Refused, Stack } from '~/ui'
import { MailNotSetUp } from '~/views/account/mail-standing'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.confirm_email_state_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const sent = new URL(request.url).searchParams.get('done') === 'sent'
  return {
    email: actor.email ?? '',
    standing: mailStandingOf(actor),
    mailIsSetUp: mailIsSetUp(),
    mailsAreSeen: mailsAreSeen(),
    sent,
  }
}

/** Has the mail with the link sent again. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, z.object({}))
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => askForConfirmation(actor))
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

/** How it stands with mails to one's own address, and what to do where none come. */
export default function OwnAddress() {
  const { email, standing, mailIsSetUp: mails, mailsAreSeen: seen, sent } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const mayAsk = standing === 'waiting' || standing === 'refused'
  const maySend = seen && mayAsk
  return (
    <Stack>
      <PageHeader title={m.confirm_email_state_title()} />
      <Refused result={lastResult} />
      {sent && maySend && !lastResult ? (
        <Notice tone="ok">{mails ? m.confirm_email_sent({ email }) : m.confirm_email_written()}</Notice>
      ) : null}
      {mails ? null : <MailNotSetUp />}
      {mayAsk && !seen ? null : <p>{texts[standing]({ email, subject: m.mail_confirm_subject() })}</p>}
      {maySend ? (
        <PlainForm personal>
          <Button variant={sent ? 'secondary' : 'primary'}>{m.confirm_email_send_again()}</Button>
        </PlainForm>
      ) : null}
      {standing === 'disowned' ? (
        <LinkButton to="/ask-department">{m.confirm_email_ask_department()}</LinkButton>
      ) : null}
    </Stack>
  )
}
