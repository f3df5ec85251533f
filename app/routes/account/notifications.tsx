import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { storedSessionId } from '~/auth/session.server'
import { chooseWorkspace } from '~/domain/accounts/choose-workspace.server'
import { mailStandingOf } from '~/domain/accounts/queries.server'
import { notificationsForm } from '~/domain/notifications/forms'
import { happenedTo, isUnread, type Notification, unreadOf, waitingFor } from '~/domain/notifications/queries.server'
import { openNotification, readAll } from '~/domain/notifications/read-notifications.server'
import { orNotFound, parseForm } from '~/forms/parse-form.server'
import { formatMoment, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Button, Empty, LinkButton, Notice, PageHeader, Pagination, PlainForm, Section, Stack, Tag } from '~/ui'
import { mailIsSetUp } from '~/mail/settings.server'
import { MailsDoNotCome } from '~/views/account/mail-standing'
import { toldItem } from '~/views/notifications/told.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.notice_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const { searchParams } = new URL(request.url)
  const { rows, page, pages } = happenedTo(actor, Number(searchParams.get('page')) || 1)
  return {
    unread: unreadOf(actor),
    email: actor.email,
    standing: mailStandingOf(actor),
    mailIsSetUp: mailIsSetUp(),
    page,
    pages,
    waiting: waitingFor(actor).map(shown),
    happened: rows.map(shown),
    done: searchParams.get('done'),
  }
}

const shown = (row: Notification) => ({
  id: row.id,
  isNew: isUnread(row),
  when: formatMoment(row.createdAt),
  item: toldItem(row) ?? null,
})

/** Opens what a notification is about, in the workspace that it belongs to; or reads them all. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, notificationsForm)
  if (form.status !== 'success') throw new Response(null, { status: 404 })
  const { open } = form.value
  if (!open) {
    readAll(actor)
    return redirect('/notifications?done=read', 303)
  }
  const notification = orNotFound(() => openNotification(actor, open))
  const { organisationId } = notification
  if (organisationId && organisationId !== actor.organisationId) {
    chooseWorkspace(actor, organisationId, storedSessionId(request))
  }
  return redirect(toldItem(notification)?.path ?? '/notifications', 303)
}

const doneTexts = { read: m.notice_done_read }

export default function Notifications() {
  const {
    unread,
    page,
    pages,
    waiting,
    happened,
    email,
    standing,
    mailIsSetUp: mails,
    done,
  } = useLoaderData<typeof loader>()
  const said = wordOf(doneTexts, done)
  return (
    <Stack>
      <PageHeader
        title={m.notice_title()}
        lead={unread > 0 ? m.notice_lead_unread({ count: formatNumber(unread) }) : m.notice_lead_none()}
        actions={
          <LinkButton variant="secondary" to="/notifications/mails">
            {m.notice_mails_link()}
          </LinkButton>
        }
      />
      {said ? <Notice tone="ok">{said}</Notice> : null}
      {mails ? <MailsDoNotCome {...{ email, standing }} /> : null}
      {waiting.length + happened.length === 0 ? (
        <Empty title={m.notice_none_title()}>{m.notice_none()}</Empty>
      ) : (
        <PlainForm personal action="/notifications">
          <Stack gap="large">
            <Told title={m.notice_waiting()} rows={waiting} none={m.notice_waiting_none()} />
            <Told title={m.notice_happened()} rows={happened} none={m.notice_happened_none()} />
            {unread > 0 ? (
              <Button variant="secondary" name="all" value="read">
                {m.notice_read_all()}
              </Button>
            ) : null}
          </Stack>
        </PlainForm>
      )}
      <Pagination page={page} pages={pages} href={(number) => `/notifications?page=${number}`} />
    </Stack>
  )
}

type Rows = ReturnType<typeof useLoaderData<typeof loader>>['happened']

const Told = ({ title, rows, none }: { title: string; rows: Rows; none: string }) => (
  <Section title={title}>
    {rows.length === 0 ? <p>{none}</p> : null}
    <ul className="notifications">
      {rows.map(({ id, isNew, when, item }) => (
        <li key={id}>
          <p>
            {item ? (
              <button className="link-button" name="open" value={id}>
                {item.title}
              </button>
            ) : (
              m.notice_gone()
            )}{' '}
            {isNew ? <Tag tone="info">{m.notice_new()}</Tag> : null}
          </p>
          {item?.text ? <p>{item.text}</p> : null}
          <p className="hint">{when}</p>
        </li>
      ))}
    </ul>
  </Section>
)
