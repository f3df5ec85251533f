import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { countReset } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { departmentPhone } from '~/domain/accounts/department-phone.server'
import { forgottenForm } from '~/domain/accounts/forms'
import { CODE_HOURS, LINK_HOURS } from '~/domain/accounts/lifecycle'
import { askForReset } from '~/domain/accounts/reset-password.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import { getLocale } from '~/i18n/paraglide/runtime'
import * as m from '~/i18n/paraglide/messages'
import { mailIsSetUp, mailsAreSeen } from '~/mail/settings.server'
import { phoneMessagesAreSeen } from '~/phone/settings.server'
import { Button, Form, LinkButton, Notice, PageHeader, Section, Stack } from '~/ui'
import { homeProvince } from '~/vocabulary/province.server'
import { askPath, DepartmentNumber } from '~/views/account/department-number'
import { loginField } from '~/views/account/new-person-fields'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.forgotten_title() }) },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  await optionalActor(request)
  return {
    mailIsSetUp: mailIsSetUp(),
    mailsAreSeen: mailsAreSeen(),
    phonesAreSeen: phoneMessagesAreSeen(),
    hours: formatNumber(LINK_HOURS.reset_password),
    sent: new URL(request.url).searchParams.get('done') === 'sent',
    department: homeProvince().department[getLocale()],
    phone: departmentPhone(),
  }
}

/** The same answer whether or not there is such an account. */
export async function action({ request }: ActionFunctionArgs) {
  await optionalActor(request)
  const form = await parseForm(request, forgottenForm)
  if (form.status !== 'success') return refuse(form)
  const done = await attemptAsync(form, async () => {
    await countReset(clientAddress(request))
    askForReset(form.value.login)
  })
  if (done.refused) return done.refused
  const isNumber = !form.value.login.includes('@')
  const next = isNumber && phoneMessagesAreSeen() ? '/forgotten-password/code' : '/forgotten-password'
  return redirect(`${next}?done=sent`, 303)
}

/** What can be sent to whoever forgot the password. */
const ways = {
  mail: { title: m.forgotten_mail_title, text: m.forgotten_mail_text, button: m.forgotten_button },
  phone: { title: m.forgotten_phone_title, text: m.forgotten_phone_text, button: m.forgotten_phone_button },
  both: { title: m.forgotten_both_title, text: m.forgotten_both_text, button: m.forgotten_both_button },
} as const

export default function ForgottenPassword() {
  const {
    mailIsSetUp: mails,
    mailsAreSeen: mailsSeen,
    phonesAreSeen: phonesSeen,
    hours,
    sent,
    department,
    phone,
  } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'forgotten',
    lastResult,
    constraint: getZodConstraint(forgottenForm),
    defaultValue: { login: '' },
  })
  const seen = mailsSeen || phonesSeen
  const way = mailsSeen ? (phonesSeen ? 'both' : 'mail') : 'phone'
  const ask = askPath({ text: m.forgotten_code_ask_text(), from: '/forgotten-password' })
  return (
    <Stack>
      <PageHeader
        title={m.forgotten_title()}
        lead={seen ? m.forgotten_lead() : m.forgotten_no_mail()}
        back={{ to: '/sign-in', text: m.account_sign_in_title() }}
      />
      {sent && seen && !lastResult ? (
        <Notice tone={mails ? 'ok' : 'info'}>{mails ? m.forgotten_sent() : m.forgotten_written()}</Notice>
      ) : null}
      {seen ? (
        <Section title={ways[way].title()}>
          <Stack>
            <p>{ways[way].text({ hours })}</p>
            <Form form={form} personal>
              {loginField(fields.login)}
              <Button>{ways[way].button()}</Button>
            </Form>
          </Stack>
        </Section>
      ) : null}
      <Section title={m.forgotten_code_title()}>
        <Stack>
          <p>{m.forgotten_code_text({ department, hours: formatNumber(CODE_HOURS) })}</p>
          <DepartmentNumber phone={phone} ask={ask} />
          <LinkButton variant="secondary" to="/forgotten-password/code">
            {m.forgotten_code_have()}
          </LinkButton>
          {phone ? (
            <LinkButton variant="quiet" to={ask}>
              {m.forgotten_code_ask()}
            </LinkButton>
          ) : null}
        </Stack>
      </Section>
    </Stack>
  )
}
