import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { consultantFigures } from '~/domain/programme/consultant-figures.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { DataTable, PageHeader, Tag } from '~/ui'
import { TakeList } from '~/views/exporting/take-list'
import { Counted, percentText, quantileText, recordsPath } from '~/views/programme/programme'
import { scopeWords } from '~/views/programme/programme-view.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.programme_asked_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const scope = readScope(request, actor)
  const consultants = consultantFigures(actor, scope)
  return {
    scopeWords: scopeWords(scope),
    leavesOut: leavesOut(request, scope),
    all: consultants.reduce((sum, row) => sum + row.requests, 0),
    scope,
    consultants,
  }
}

/** The consultants behind the figure of the top tenth, with their answers and what came of them. */
export default function Asked() {
  const { scope, scopeWords, leavesOut, all, consultants } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.programme_asked_heading({ count: formatNumber(consultants.length) })}
        back={{ to: '/department', text: m.programme_title() }}
        lead={<Counted words={scopeWords} leavesOut={leavesOut} />}
      />
      <p className="hint">{m.asked_note()}</p>
      <DataTable
        caption={m.programme_asked_title()}
        rows={consultants}
        rowKey={(row) => row.profileId}
        columns={[
          {
            header: m.programme_asked_consultant(),
            cell: (row) => (
              <>
                <Link to={`/department/profiles/${row.profileId}`}>{row.name}</Link>{' '}
                {row.inTopTenth ? <Tag tone="info">{m.programme_asked_top()}</Tag> : null}
              </>
            ),
          },
          { header: m.programme_asked_requests(), numeric: true, cell: (row) => formatNumber(row.requests) },
          { header: m.programme_asked_share(), numeric: true, cell: (row) => percentText(row.requests / all) },
          { header: m.asked_answered(), numeric: true, cell: (row) => formatNumber(row.answered) },
          { header: m.asked_median(), numeric: true, cell: (row) => quantileText(row.median) },
          { header: m.asked_proposed(), numeric: true, cell: (row) => formatNumber(row.proposed) },
          ...(['awarded', 'certified'] as const).map((figure) => ({
            header: figure === 'awarded' ? m.asked_awarded() : m.asked_certified(),
            numeric: true,
            cell: (row: (typeof consultants)[number]) =>
              row[figure] > 0 ? (
                <Link to={recordsPath(figure, { ...scope, consultant: row.profileId })}>
                  {formatNumber(row[figure])}
                </Link>
              ) : (
                formatNumber(0)
              ),
          })),
        ]}
      />
      <TakeList list="asked" />
    </>
  )
}
