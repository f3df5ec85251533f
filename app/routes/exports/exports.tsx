import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { ROLES } from '~/domain/accounts/lifecycle'
import { seesTakenLists } from '~/domain/exporting/policy'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader } from '~/ui'
import { exportPath } from '~/views/exporting/address'
import { startsFrom } from '~/views/exporting/starts.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.export_all_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, ...ROLES)
  return { lists: startsFrom(actor), seesLog: seesTakenLists(actor) }
}

/** Every list that somebody may take along, each as its page shows it first. */
export default function Exports() {
  const { lists, seesLog } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.export_all_title()} lead={m.export_all_lead()} />
      <ul>
        {lists.map(({ id, query, title }) => (
          <li key={id}>
            <Link to={exportPath(id, new URLSearchParams(query))}>{title}</Link>
          </li>
        ))}
      </ul>
      {seesLog ? (
        <p>
          <Link to="/exports/log">{m.export_log_title()}</Link>
        </p>
      ) : null}
    </>
  )
}
