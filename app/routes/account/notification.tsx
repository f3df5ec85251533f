import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { workspacesOf } from '~/domain/accounts/queries.server'
import { ownNotification } from '~/domain/notifications/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, PageHeader, PlainForm, Stack } from '~/ui'
import { toldItem } from '~/views/notifications/told.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.notice_title() }) }]

/**
 * Where a mail leads: on to what it tells, which changes nothing. Only where that belongs to another workspace than the chosen
 * one it is a page, whose button changes to it.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const notification = orNotFound(() => ownNotification(actor, params.notificationId!))
  const item = toldItem(notification)
  if (!item) throw redirect('/notifications')
  const { id, organisationId } = notification
  if (organisationId === null || organisationId === actor.organisationId) throw redirect(item.path)
  const workspace = workspacesOf(actor.userId).find((one) => one.organisationId === organisationId)
  return { id, ...item, organisation: workspace?.organisationName ?? '' }
}

export default function NotificationElsewhere() {
  const { id, title, text, organisation } = useLoaderData<typeof loader>()
  return (
    <Stack>
      <PageHeader title={title} lead={text} />
      <p>{m.notice_elsewhere({ organisation })}</p>
      <PlainForm personal action="/notifications">
        <Button name="open" value={id}>
          {m.notice_elsewhere_open({ organisation })}
        </Button>
      </PlainForm>
    </Stack>
  )
}
