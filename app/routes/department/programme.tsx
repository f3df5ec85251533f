import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { topTenth } from '~/domain/programme/concentration.server'
import {
  figuresByCommune,
  figuresBySubject,
  medianFirstReply,
  programmeFigures,
  programmeYears,
  worklist,
} from '~/domain/programme/queries.server'
import { readScope } from '~/forms/programme-scope.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { PageHeader, Section } from '~/ui'
import { FigureTable, ProgrammeFigures, ScopeForm, Worklist } from '~/views/programme/programme'
import { communeOf } from '~/vocabulary/reference.server'
import { today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.programme_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const scope = readScope(request)
  return {
    scope,
    years: programmeYears(actor),
    today: today(),
    work: worklist(actor),
    figures: programmeFigures(actor, scope),
    reply: medianFirstReply(actor, scope),
    concentration: topTenth(actor, scope),
    subjects: figuresBySubject(actor, scope).map((row) => ({ ...row, name: shortSubjectName(row.code) })),
    communes: figuresByCommune(actor, scope).map((row) => ({
      ...row,
      code: row.code ?? '',
      name: row.code ? (communeOf(row.code)?.fullName ?? row.code) : m.programme_commune_unknown(),
    })),
  }
}

export default function Department() {
  const { scope, years, today, work, figures, reply, concentration, subjects, communes } =
    useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.programme_title()} lead={m.programme_lead({ day: formatDay(today) })} />
      <Worklist work={work} />
      <Section title={m.programme_figures_title()} id="figures">
        <ScopeForm years={years} scope={scope} action="/department#figures" />
        <ProgrammeFigures figures={figures} reply={reply} concentration={concentration} scope={scope} />
      </Section>
      <Section title={m.programme_by_subject()}>
        <FigureTable caption={m.programme_by_subject()} by="subject" rows={subjects} scope={scope} />
        <p className="hint">{m.programme_by_subject_note()}</p>
      </Section>
      <Section title={m.programme_by_commune()}>
        <FigureTable caption={m.programme_by_commune()} by="commune" rows={communes} scope={scope} />
      </Section>
      <Section title={m.matching_weights_link()}>
        <p>
          {m.matching_weights_link_hint()} <Link to="/department/weights">{m.matching_weights_open()}</Link>
        </p>
      </Section>
    </>
  )
}
