import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { enterprisesChecked } from '~/domain/self-check/queries.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Meta, PageHeader, Section } from '~/ui'
import { TakeList } from '~/views/exporting/take-list'
import { Results } from '~/views/programme/results'
import { decisionScopeWords, programmeView } from '~/views/programme/programme-view.server'
import { figuresPath } from '~/views/programme/figures'
import { FirstSteps, isBeginning } from '~/views/programme/first-steps'
import { Counted, FigureTable, ProgrammeFigures, ScopeForm, Worklist } from '~/views/programme/programme'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.programme_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const scope = readScope(request, actor)
  const selfChecks = enterprisesChecked(actor)
  return {
    ...programmeView(actor, scope),
    decisionWords: decisionScopeWords(scope, 'verified'),
    selfChecks,
    leavesOut: leavesOut(request, scope),
    origin: new URL(request.url).origin,
  }
}

export default function Department() {
  const data = useLoaderData<typeof loader>()
  const { scope, scopeWords, decisionWords, years, today, work, subjects, communes } = data
  const counted = <Counted words={scopeWords} leavesOut={false} />
  const hasFigures = data.begun.needs > 0
  return (
    <>
      <PageHeader
        title={m.programme_title()}
        lead={hasFigures ? m.programme_lead({ day: formatDay(today) }) : undefined}
      />
      {isBeginning(data.begun) ? <FirstSteps begun={data.begun} origin={data.origin} /> : null}
      <Worklist work={work} isBeginning={isBeginning(data.begun)} />
      {hasFigures ? (
        <>
          <Section title={m.programme_figures_title()} id="figures">
            <ScopeForm years={years} scope={scope} action="/department#figures" />
            <Counted words={scopeWords} leavesOut={data.leavesOut} />
            <ProgrammeFigures {...data} />
            <p>
              <Link to={figuresPath(scope)}>{m.figures_link()}</Link>
            </p>
          </Section>
          {data.results.kinds.some(({ count }) => count > 0) ? (
            <Section title={m.programme_results_title()}>
              <Meta items={decisionWords} />
              <Results results={data.results} scope={scope} />
            </Section>
          ) : null}
          <Section title={m.programme_by_subject()}>
            {counted}
            <FigureTable caption={m.programme_by_subject()} by="subject" rows={subjects} scope={scope} />
            <p className="hint">{m.programme_by_subject_note()}</p>
          </Section>
          <Section title={m.programme_by_commune()}>
            {counted}
            <FigureTable caption={m.programme_by_commune()} by="commune" rows={communes} scope={scope} />
            <ul className="plain-links">
              <li>
                <Link to="/department/communes">{m.place_communes_link()}</Link>
              </li>
              <li>
                <Link to="/department/unmet">{m.place_unmet_link()}</Link>
              </li>
            </ul>
          </Section>
        </>
      ) : null}
      {data.selfChecks > 0 ? (
        <Section title={m.self_check_title()}>
          <p>{m.programme_self_checks({ enterprises: formatNumber(data.selfChecks) })}</p>
        </Section>
      ) : null}
      <Section title={m.export_all_title()}>
        <TakeList list="works" text={m.export_take_works()} />
        <p>
          <Link to="/exports/enterprises">{m.export_take_enterprises()}</Link>
        </p>
        <p>
          <Link to="/exports">{m.export_others()}</Link>
        </p>
      </Section>
      <Section title={m.yearly_report_title()}>
        <p>
          {m.yearly_report_link_hint()} <Link to="/department/yearly-reports">{m.yearly_report_link()}</Link>
        </p>
      </Section>
      <Section title={m.help_link_title()}>
        <p>
          {m.help_link_hint()} <Link to="/department/people">{m.help_title()}</Link>
        </p>
      </Section>
      <Section title={m.matching_weights_link()}>
        <p>
          {m.matching_weights_link_hint()} <Link to="/department/weights">{m.matching_weights_open()}</Link>
        </p>
      </Section>
    </>
  )
}
