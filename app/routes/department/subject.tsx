import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader, Section } from '~/ui'
import { Chosen, GroupLinks, NotKnown, PlaceFigures, VerifiedResults } from '~/views/places/place-sections'
import { PlaceTable } from '~/views/places/place-table'
import { subjectView } from '~/views/places/place-view.server'
import { Counted, ScopeForm } from '~/views/programme/programme'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.name ?? m.programme_subject() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const scope = readScope(request, actor)
  const subject = params.code!
  const view = subjectView(actor, subject, { year: scope.year, quarter: scope.quarter, subject })
  if (!view) throw new Response(null, { status: 404 })
  return { ...view, leavesOut: leavesOut(request, scope) }
}

/** One subject with everything known of it. */
export default function Subject() {
  const view = useLoaderData<typeof loader>()
  const { name, code, records, rows, scope, years, consultants } = view
  return (
    <>
      <PageHeader title={name} back={{ to: '/department', text: m.programme_title() }} />
      <ScopeForm years={years} scope={scope} action={`/department/subjects/${code}`} />
      <Counted
        words={[...view.scopeWords, m.place_counted_on({ day: formatDay(view.today) })]}
        leavesOut={view.leavesOut}
      />
      <Section title={m.place_figures()}>
        <PlaceFigures {...view} />
      </Section>
      <Section title={m.place_by_commune()}>
        {rows.length > 0 ? (
          <PlaceTable caption={m.place_by_commune()} by="commune" rows={rows} scope={scope} opens />
        ) : (
          <p>{m.place_no_needs()}</p>
        )}
      </Section>
      {records ? <VerifiedResults {...records} scope={scope} /> : null}
      <Section title={m.place_consultants()}>
        <p>
          {m.place_consultants_name({ count: formatNumber(consultants) })}{' '}
          {consultants > 0 ? (
            <Link to={`/consultants?${new URLSearchParams({ subject: code })}`}>{m.place_consultants_find()}</Link>
          ) : null}
        </p>
        {records ? <Chosen chosen={records.chosen} /> : null}
      </Section>
      {records ? <GroupLinks groups={records.groups} /> : null}
      <NotKnown unknown={view.unknown} of={['commune', 'size', 'section']} />
    </>
  )
}
