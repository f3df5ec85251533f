import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { entersNeeds } from '~/domain/assisted/policy'
import { ownCommune } from '~/domain/programme/own-commune.server'
import { agencyKindText } from '~/i18n/agency-terms'
import * as m from '~/i18n/paraglide/messages'
import { communeInSentence } from '~/i18n/terms'
import { LinkButton, Notice, PageHeader, Section } from '~/ui'
import { askPath } from '~/views/account/department-number'
import { communeOf } from '~/vocabulary/reference.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.agency_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'agency')
  const commune = communeOf(ownCommune(actor) ?? '')
  return {
    name: actor.organisationName,
    agencyKind: actor.agencyKind,
    commune: commune ? { code: commune.code, name: communeInSentence(commune) } : null,
    entersNeeds: entersNeeds(actor),
  }
}

/** What an agency that is not in charge of the programme may do today: what everybody may, and a commune see its own figures. */
export default function Agency() {
  const { name, agencyKind, commune, entersNeeds: mayEnter } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={name} lead={agencyKind ? agencyKindText[agencyKind]() : undefined} />
      {commune ? (
        <>
          <LinkButton to={`/department/communes/${commune.code}`}>
            {m.place_own_link({ commune: commune.name })}
          </LinkButton>
          <p className="hint">{m.place_own_hint()}</p>
        </>
      ) : null}
      {commune || mayEnter ? null : <Notice tone="info">{m.agency_no_pages_yet()}</Notice>}
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
