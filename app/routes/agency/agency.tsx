import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { entersNeeds } from '~/domain/assisted/policy'
import { agencyKindText } from '~/i18n/agency-terms'
import * as m from '~/i18n/paraglide/messages'
import { Notice, PageHeader, Section } from '~/ui'
import { askPath } from '~/views/account/department-number'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.agency_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'agency')
  const { organisationName, agencyKind } = actor
  return { name: organisationName, agencyKind, entersNeeds: entersNeeds(actor) }
}

/** What an agency that is not in charge of the programme may do today: what everybody may, and nothing more. */
export default function Agency() {
  const { name, agencyKind, entersNeeds: mayEnter } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={name} lead={agencyKind ? agencyKindText[agencyKind]() : undefined} />
      {mayEnter ? null : <Notice tone="info">{m.agency_no_pages_yet()}</Notice>}
      <Section title={m.agency_may_title()}>
        <ul className="plain-links">
          {mayEnter ? (
            <li>
              <Link to="/department/assisted">{m.assisted_agency_link()}</Link>
            </li>
          ) : null}
          <li>
            <Link to="/consultants">{m.agency_may_search()}</Link>
          </li>
          <li>
            <Link to="/saved-searches">{m.agency_may_save()}</Link>
          </li>
          <li>
            <Link to={askPath({ text: '', from: '/agency' })}>{m.agency_may_ask()}</Link>
          </li>
        </ul>
      </Section>
    </>
  )
}
