import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { countReset } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { confirmPassword } from '~/auth/credentials.server'
import { changePhone } from '~/domain/accounts/change-phone.server'
import { askForPhoneCode, confirmPhone, ownPhoneStanding } from '~/domain/accounts/confirm-phone.server'
import { phoneForm } from '~/domain/accounts/forms'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import { answerTo } from '~/forms/answer-to'
import { formatMoment } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { phoneIsSetUp, phoneMessagesAreSeen } from '~/phone/settings.server'
import { Button, Form, Notice, PageHeader, Refused, Section, Stack, TextField } from '~/ui'
import { ConfirmPhone } from '~/views/account/confirm-phone'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.own_phone_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const { standing, codeUntil } = ownPhoneStanding(actor)
  return {
    phone: actor.phone,
    isNeeded: actor.email === null,
    standing,
    codeUntil: codeUntil && formatMoment(codeUntil),
    isSetUp: phoneIsSetUp(),
    isSeen: phoneMessagesAreSeen(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, phoneForm)
  if (form.status !== 'success') return refuse(form)
  const asked = form.value
  const done = await attemptAsync(form, async () => {
    if (asked.step === 'send') {
      await countReset(clientAddress(request))
      return askForPhoneCode(actor)
    }
    if (asked.step === 'confirm') return confirmPhone(actor, asked.code)
    await confirmPassword(request, actor, asked.currentPassword, 'currentPassword')
    changePhone(actor, asked.phone ?? null)
  })
  if (done.refused) return done.refused
  return redirect(`/account/phone?done=${asked.step}`, 303)
}

const doneText = { change: m.own_phone_saved, confirm: m.own_phone_confirmed_done }

/** The mobile number that somebody signs in with, and showing that it is theirs. */
export default function OwnPhone() {
  const { phone, isNeeded, standing, codeUntil, isSetUp, isSeen, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const said = wordOf(doneText, done)
  const [form, fields] = useForm<{ step: string; phone: string; currentPassword: string }>({
    id: 'phone',
    lastResult: answerTo('change', lastResult),
    defaultValue: { phone: phone ?? '' },
  })
  return (
    <Stack>
      <PageHeader
        title={m.own_phone_title()}
        lead={m.own_phone_lead()}
        back={{ to: '/account', text: m.account_title() }}
      />
      {standing === 'confirmed' || !codeUntil ? <Refused result={answerTo('confirm', lastResult)} /> : null}
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {isSeen && phone !== null && standing !== 'none' ? (
        <ConfirmPhone {...{ phone, standing, codeUntil, isSetUp, lastResult }} />
      ) : null}
      <Section title={phone === null ? m.own_phone_add_title() : m.own_phone_change_title()}>
        <Form form={form} personal>
          <input type="hidden" name="step" value="change" />
          <TextField
            field={fields.phone}
            label={m.account_phone_label()}
            hint={m.own_phone_hint()}
            type="tel"
            autoComplete="tel"
            optional={!isNeeded}
          />
          <TextField
            field={fields.currentPassword}
            label={m.account_password_current()}
            type="password"
            autoComplete="current-password"
          />
          <Button variant={isSeen && standing === 'waiting' ? 'secondary' : 'primary'}>{m.own_phone_save()}</Button>
        </Form>
      </Section>
    </Stack>
  )
}
