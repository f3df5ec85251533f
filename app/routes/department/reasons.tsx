import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { programmeYears } from '~/domain/programme/queries.server'
import { reasonFigures } from '~/domain/programme/reasons.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { givenForText, givenText } from '~/i18n/reason-terms'
import { DataTable, PageHeader, Section } from '~/ui'
import { Counted, reasonCasesPath, ScopeForm } from '~/views/programme/programme'
import { scopeWords } from '~/views/programme/programme-view.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.reasons_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const scope = readScope(request, actor)
  return {
    scope,
    years: programmeYears(actor),
    kinds: reasonFigures(actor, scope),
    scopeWords: scopeWords(scope),
    leavesOut: leavesOut(request, scope),
  }
}

export default function Reasons() {
  const { scope, years, kinds, scopeWords, leavesOut } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.reasons_title()}
        back={{ to: '/department', text: m.programme_title() }}
        lead={m.reasons_lead()}
      />
      <ScopeForm years={years} scope={scope} action="/department/reasons" />
      <Counted words={scopeWords} leavesOut={leavesOut} />
      {kinds.map(({ what, count, reasons }) => (
        <Section key={what} title={m.reasons_count({ what: givenForText[what](), count: formatNumber(count) })}>
          {count === 0 ? (
            <p>{m.reasons_nothing()}</p>
          ) : (
            <DataTable
              caption={givenForText[what]()}
              rows={reasons}
              rowKey={({ reason }) => reason}
              columns={[
                {
                  header: m.reasons_column(),
                  cell: ({ reason }) => givenText(what, reason),
                },
                {
                  header: m.reasons_number(),
                  numeric: true,
                  cell: (row) => <Link to={reasonCasesPath(what, row.reason, scope)}>{formatNumber(row.count)}</Link>,
                },
              ]}
            />
          )}
        </Section>
      ))}
    </>
  )
}
