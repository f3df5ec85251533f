import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Empty, Figure, Figures, PageHeader, Section } from '~/ui'
import { CommuneMap } from '~/views/places/commune-map'
import { UnmetPairs, UnmetTable } from '~/views/places/unmet'
import { unmetView } from '~/views/places/unmet-view.server'
import { Counted, recordListText, recordsPath, ScopeForm } from '~/views/programme/programme'
import { DEMAND_DAYS } from '~/vocabulary/unmet-demand'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.place_unmet_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const scope = readScope(request, actor)
  return { ...unmetView(actor, scope), leavesOut: leavesOut(request, scope) }
}

/** Needs to which nobody answered in time: what is asked for, where, and who could help. */
export default function Unmet() {
  const data = useLoaderData<typeof loader>()
  const { scope, years, scopeWords, leavesOut, map } = data
  const days = formatNumber(DEMAND_DAYS)
  const counts = { unmet: data.all, unanswered: data.unanswered, slow: data.slow }
  return (
    <>
      <PageHeader
        title={m.place_unmet_title()}
        lead={m.place_unmet_lead({ days })}
        back={{ to: '/department', text: m.programme_title() }}
      />
      <ScopeForm years={years} scope={scope} action="/department/unmet" />
      <Counted words={scopeWords} leavesOut={leavesOut} />
      {data.all === 0 ? (
        <Empty title={m.place_unmet_none()}>{m.place_unmet_none_hint({ days })}</Empty>
      ) : (
        <>
          <Figures>
            {(['unmet', 'unanswered', 'slow'] as const).map((list) => (
              <Figure
                key={list}
                value={formatNumber(counts[list])}
                label={recordListText[list]()}
                to={recordsPath(list, scope)}
              />
            ))}
          </Figures>
          <Section title={m.place_map_title()}>
            <CommuneMap {...map} />
          </Section>
          <Section title={m.place_unmet_table()}>
            <UnmetTable {...data} />
            <UnmetPairs {...data} />
            <p className="hint">{m.place_unmet_note()}</p>
          </Section>
        </>
      )}
    </>
  )
}
