import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { savedSearchByKey } from '~/domain/alerts/queries.server'
import { stopMails } from '~/domain/alerts/stop-mails.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, PageHeader, PlainForm } from '~/ui'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.unsubscribe_title() }) },
  { name: 'robots', content: 'noindex' },
]

/** Changes nothing: programs that look at mails follow their links. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await optionalActor(request)
  const search = savedSearchByKey(params.key!)
  return { search: search ? { name: search.name, ended: search.frequency === 'off' } : null }
}

/** Pressed on the page, or posted by the mail program itself (RFC 8058): the key alone counts, and no redirect follows. */
export async function action({ request, params }: ActionFunctionArgs) {
  await optionalActor(request)
  return { stopped: stopMails(params.key!) }
}

export default function Unsubscribe() {
  const { search } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  if (!search) return <PageHeader title={m.unsubscribe_unknown_title()} lead={m.unsubscribe_unknown()} />
  if (done?.stopped || search.ended) {
    return (
      <>
        <PageHeader title={m.unsubscribe_done_title()} lead={m.unsubscribe_done({ name: search.name })} />
        <p>
          <Link to="/saved-searches">{m.saved_search_title()}</Link>
        </p>
      </>
    )
  }
  return (
    <>
      <PageHeader title={m.unsubscribe_title()} lead={m.unsubscribe_lead({ name: search.name })} />
      <PlainForm personal>
        <Button>{m.unsubscribe_button()}</Button>
      </PlainForm>
    </>
  )
}
