import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { chooseMails } from '~/domain/notifications/choose-mails.server'
import { mailChoicesForm } from '~/domain/notifications/forms'
import { MAIL_CHOICES, MOST_MAILS_A_DAY, MOST_NEWS_A_DAY } from '~/domain/notifications/kind'
import { choosableBy, kindOf, NOTIFICATION_KINDS } from '~/domain/notifications/kinds'
import { readersIn } from '~/domain/notifications/policy'
import { choicesOf } from '~/domain/notifications/queries.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { formatList, formatNumber } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { mailIsSetUp } from '~/mail/settings.server'
import { Button, Form, Notice, PageHeader, SelectField, Stack } from '~/ui'
import { MailNotSetUp } from '~/views/account/mail-standing'
import { NewsDoNotCome } from '~/views/account/news-do-not-come'
import { newsReach } from '~/views/account/news-reach.server'
import { kindName, mailChoiceText } from '~/views/notifications/kind-names'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.notice_mails_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const readers = readersIn(actor)
  const chosen = choicesOf(actor.userId)
  const always = NOTIFICATION_KINDS.filter(
    (kind) => kindOf(kind).mail === 'always' && kindOf(kind).to.some((reader) => readers.includes(reader)),
  )
  return {
    email: actor.email,
    reach: newsReach(actor),
    mailIsSetUp: mailIsSetUp(),
    kinds: choosableBy(readers).map((kind) => ({ kind, mail: chosen.get(kind) ?? kindOf(kind).mail })),
    always: formatList(
      always.map((kind) => inSentence(kindName[kind]())),
      'conjunction',
    ),
    done: new URL(request.url).searchParams.get('done') === 'saved',
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, mailChoicesForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => chooseMails(actor, form.value))
  if (done.refused) return done.refused
  return redirect('/notifications/mails?done=saved', 303)
}

const options = () => MAIL_CHOICES.map((value) => ({ value, label: mailChoiceText[value]() }))

/** Which notifications somebody wants as mail, too. */
export default function NotificationMails() {
  const { email, reach, mailIsSetUp: mails, kinds, always, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'mails',
    lastResult,
    defaultValue: Object.fromEntries(kinds.map(({ kind, mail }) => [kind, mail])) as Record<string, string>,
  })
  return (
    <Stack>
      <PageHeader
        title={m.notice_mails_title()}
        lead={email === null ? m.notice_mails_lead_none() : m.notice_mails_lead({ email })}
        back={{ to: '/notifications', text: m.notice_title() }}
      />
      {done && !lastResult ? <Notice tone="ok">{m.notice_mails_done()}</Notice> : null}
      {mails || (reach.phone !== null && reach.phoneStanding !== null) ? (
        <NewsDoNotCome {...reach} />
      ) : (
        <MailNotSetUp />
      )}
      {reach.standing !== 'confirmed' && reach.phoneStanding === 'confirmed' ? (
        <p>{m.notice_mails_by_phone({ phone: reach.phone ?? '', maximum: formatNumber(MOST_NEWS_A_DAY) })}</p>
      ) : null}
      <p className="hint">{m.notice_mails_daily_hint({ maximum: formatNumber(MOST_MAILS_A_DAY) })}</p>
      {kinds.length > 0 ? (
        <Form form={form} personal>
          {kinds.map(({ kind }) => (
            <SelectField key={kind} field={fields[kind]!} label={kindName[kind]()} options={options()} />
          ))}
          <Button>{m.notice_mails_save()}</Button>
        </Form>
      ) : null}
      <p>{m.notice_mails_always({ names: always })}</p>
    </Stack>
  )
}
