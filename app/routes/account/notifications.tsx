import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { storedSessionId } from '~/auth/session.server'
import { chooseWorkspace } from '~/domain/accounts/choose-workspace.server'
import { notificationsForm } from '~/domain/notifications/forms'
import { notificationsOf, isUnread, type Notification, unreadOf } from '~/domain/notifications/queries.server'
import { openNotification, readAll } from '~/domain/notifications/read-notifications.server'
import { orNotFound, parseForm } from '~/forms/parse-form.server'
import { formatMoment, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Button, Empty, LinkButton, Notice, PageHeader, Pagination, PlainForm, Section, Stack, Tag } from '~/ui'
import { NewsDoNotCome } from '~/views/account/news-do-not-come'
import { newsReach } from '~/views/account/news-reach.server'
import { Waiting } from '~/views/work/today'
import { todayOf } from '~/views/work/today.server'
import { toldItem } from '~/views/notifications/told.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.notice_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const { searchParams } = new URL(request.url)
  const { rows, page, pages } = notificationsOf(actor, Number(searchParams.get('page')) || 1)
  return {
    unread: unreadOf(actor),
    reach: newsReach(actor),
    page,
    pages,
    today: todayOf(actor),
    told: rows.map(shown),
    done: searchParams.get('done'),
  }
}

const shown = (row: Notification) => ({
  id: row.id,
  isNew: isUnread(row),
  isDone: row.settledAt !== null,
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
  const { unread, page, pages, today, told, reach, done } = useLoaderData<typeof loader>()
  const said = wordOf(doneTexts, done)
  return (
    <Stack gap="large">
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
      <NewsDoNotCome {...reach} />
      <Waiting {...today} />
      <Section title={m.notice_told()}>
        {told.length === 0 ? (
          <Empty title={m.notice_none_title()}>{m.notice_none()}</Empty>
        ) : (
          <PlainForm personal action="/notifications">
            <Stack>
              <Told rows={told} />
              {unread > 0 ? (
                <Button variant="secondary" name="all" value="read">
                  {m.notice_read_all()}
                </Button>
              ) : null}
            </Stack>
          </PlainForm>
        )}
      </Section>
      <Pagination page={page} pages={pages} href={(number) => `/notifications?page=${number}`} />
    </Stack>
  )
}

type Rows = ReturnType<typeof useLoaderData<typeof loader>>['told']

const Told = ({ rows }: { rows: Rows }) => (
  <ul className="notifications">
    {rows.map(({ id, isNew, isDone, when, item }) => (
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
          {isDone ? <Tag tone="ok">{m.notice_done()}</Tag> : null}
        </p>
        {item?.text && !isDone ? <p>{item.text}</p> : null}
        <p className="hint">{when}</p>
      </li>
    ))}
  </ul>
)
