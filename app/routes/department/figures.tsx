import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { cutText } from '~/i18n/programme-terms'
import { PageHeader, Section } from '~/ui'
import { TakeList } from '~/views/exporting/take-list'
import {
  Crossing,
  crossingTitle,
  CutTable,
  LayoutForm,
  Narrowed,
  PeriodForm,
  StepTimes,
  Way,
} from '~/views/programme/figures'
import { figuresView, readLayout } from '~/views/programme/figures-view.server'
import { Counted, reasonsPath } from '~/views/programme/programme'
import { scopeWords } from '~/views/programme/programme-view.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.figures_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const scope = readScope(request, actor)
  return {
    ...figuresView(actor, scope, readLayout(request)),
    scopeWords: scopeWords(scope),
    leavesOut: leavesOut(request, scope),
  }
}

export default function Figures() {
  const data = useLoaderData<typeof loader>()
  const { layout, figures, today } = data
  return (
    <>
      <PageHeader
        title={m.figures_title()}
        back={{ to: '/department', text: m.programme_title() }}
        lead={m.figures_lead({ day: formatDay(today) })}
      />
      <PeriodForm {...data} />
      <Counted words={data.scopeWords} leavesOut={data.leavesOut} />
      <Narrowed {...data} />
      {figures.needs === 0 ? (
        <p>{m.figures_none()}</p>
      ) : (
        <>
          <Section title={m.figures_way_title()}>
            <Way {...data} />
          </Section>
          <Section title={m.figures_time_title()}>
            <StepTimes steps={data.steps} />
          </Section>
          <p>
            <Link to={reasonsPath(data.scope)}>{m.reasons_link()}</Link>
          </p>
          <Section title={m.figures_cut_title({ cut: cutText[layout.by]() })} id="cut">
            <LayoutForm {...data} />
            <CutTable {...data} />
            <TakeList list="figures" />
          </Section>
          {layout.across ? (
            <Section title={crossingTitle(layout.figure, layout.by, layout.across)}>
              <Crossing {...data} />
            </Section>
          ) : null}
        </>
      )}
    </>
  )
}
