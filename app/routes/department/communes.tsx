import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import * as m from '~/i18n/paraglide/messages'
import { Details, PageHeader, Section } from '~/ui'
import { CommuneMap } from '~/views/places/commune-map'
import { emptyCommunes, MeasureForm, MEASURES, OtherCommunes } from '~/views/places/communes'
import { communesView } from '~/views/places/communes-view.server'
import { PlaceTable } from '~/views/places/place-table'
import { Counted, recordListText } from '~/views/programme/programme'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.place_communes_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const asked = new URL(request.url).searchParams.get('measure')
  const measure = MEASURES.find((one) => one === asked) ?? 'needs'
  const scope = readScope(request, actor)
  return {
    ...communesView(actor, measure, scope),
    leavesOut: leavesOut(request, scope) || (asked !== null && asked !== measure),
  }
}

/** Every commune on a map and in a table, by what was chosen. */
export default function Communes() {
  const { measure, scope, years, scopeWords, leavesOut, map, rows, others } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.place_communes_title()}
        lead={m.place_communes_lead()}
        back={{ to: '/department', text: m.programme_title() }}
      />
      <MeasureForm measure={measure} scope={scope} years={years} />
      <Counted words={[recordListText[measure](), ...scopeWords]} leavesOut={leavesOut} />
      <Section title={m.place_map_title()}>
        <CommuneMap {...map} />
      </Section>
      <Section title={m.place_communes_all()}>
        {rows.length > 0 ? (
          <PlaceTable caption={m.place_communes_all()} by="commune" rows={rows} scope={scope} opens />
        ) : (
          <p>{m.place_no_needs()}</p>
        )}
        {others.length > 0 ? (
          <Details summary={emptyCommunes(others.length)}>
            <OtherCommunes communes={others} />
          </Details>
        ) : null}
      </Section>
    </>
  )
}
