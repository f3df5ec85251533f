import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { canSeeProgramme } from '~/domain/programme/policy'
import { ownCommune } from '~/domain/programme/own-commune.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { formatDay, formatList } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader, Section } from '~/ui'
import { ConsultantLinks, Enterprises, unknownEnterprises } from '~/views/places/commune-parts'
import { Chosen, GroupLinks, NotKnown, PlaceFigures, VerifiedResults } from '~/views/places/place-sections'
import { PlaceTable } from '~/views/places/place-table'
import { communeView } from '~/views/places/place-view.server'
import { Counted, ScopeForm } from '~/views/programme/programme'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.name ?? m.place_communes_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const commune = params.code!
  if (!canSeeProgramme(actor) && ownCommune(actor) !== commune) throw new Response(null, { status: 404 })
  const scope = readScope(request, actor, { commune })
  const view = communeView(actor, commune, { year: scope.year, quarter: scope.quarter, commune })
  if (!view) throw new Response(null, { status: 404 })
  return { ...view, code: commune, leavesOut: leavesOut(request, scope) }
}

/** One commune with everything known of it; its own officers read the figures and no names. */
const formerlyText = ({ units, districts }: { units: string[]; districts: string[] }) =>
  m.place_commune_lead({
    names: formatList(units, 'conjunction'),
    districts: formatList(districts, 'conjunction'),
  })

export default function Commune() {
  const view = useLoaderData<typeof loader>()
  const { name, code, formerly, records, enterprises, rows, scope, years, from } = view
  const isOwn = records === null
  return (
    <>
      <PageHeader
        title={name}
        lead={formerly ? formerlyText(formerly) : undefined}
        back={
          isOwn
            ? { to: '/agency', text: m.agency_title() }
            : { to: '/department/communes', text: m.place_communes_title() }
        }
      />
      <ScopeForm years={years} scope={scope} action={`/department/communes/${code}`} />
      <Counted
        words={[...view.scopeWords, m.place_counted_on({ day: formatDay(view.today) })]}
        leavesOut={view.leavesOut}
      />
      <Section title={m.place_figures()}>
        <PlaceFigures {...view} />
      </Section>
      <Section title={m.place_by_subject()}>
        {rows.length > 0 ? (
          <PlaceTable caption={m.place_by_subject()} by="subject" rows={rows} scope={scope} opens={!isOwn} />
        ) : (
          <p>{m.place_no_needs()}</p>
        )}
      </Section>
      {records ? <VerifiedResults {...records} scope={scope} /> : null}
      {enterprises ? <Enterprises enterprises={enterprises} /> : null}
      <Section title={m.place_consultants()}>
        <h3>{m.place_consultants_from()}</h3>
        <ConsultantLinks consultants={from} isPublic={isOwn} />
        {records ? <Chosen chosen={records.chosen} /> : null}
      </Section>
      {records ? <GroupLinks groups={records.groups} /> : null}
      <NotKnown
        unknown={view.unknown}
        of={['size', 'section', 'subject']}
        also={enterprises ? unknownEnterprises(enterprises) : []}
      />
      {isOwn ? (
        <p className="hint">
          {m.place_officer_note()} {m.place_officer_how()} <Link to="/ask-department">{m.site_ask_department()}</Link>
        </p>
      ) : null}
    </>
  )
}
