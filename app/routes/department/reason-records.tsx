import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { GIVEN_FOR } from '~/domain/programme/reasons'
import { givenReasons } from '~/domain/programme/reasons.server'
import { listChoice } from '~/forms/list-choice.server'
import { paged } from '~/forms/paged.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { formatDay, formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { givenForText, givenText } from '~/i18n/reason-terms'
import { DataTable, PageHeader, Pagination } from '~/ui'
import { TakeList } from '~/views/exporting/take-list'
import { Counted } from '~/views/programme/programme'
import { scopeWords } from '~/views/programme/programme-view.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.reasons_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const what = listChoice(request, GIVEN_FOR)
  const scope = readScope(request, actor)
  const reason = new URL(request.url).searchParams.get('reason')
  const given = givenReasons(actor, what, scope).filter((one) => !reason || one.reason === reason)
  return {
    what,
    reason: reason ? givenText(what, reason) : null,
    count: given.length,
    scopeWords: scopeWords(scope),
    leavesOut: leavesOut(request, scope),
    ...paged(request, given),
  }
}

export default function ReasonRecords() {
  const { what, reason, count, rows, page, pages, query, ...shown } = useLoaderData<typeof loader>()
  const words = [...(reason ? [reason] : []), ...shown.scopeWords]
  return (
    <>
      <PageHeader
        title={m.reasons_count({ what: givenForText[what](), count: formatNumber(count) })}
        back={{ to: '/department/reasons', text: m.reasons_title() }}
        lead={<Counted words={words} leavesOut={shown.leavesOut} />}
      />
      <DataTable
        caption={givenForText[what]()}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            header: m.need_list_text(),
            cell: (row) => <Link to={`/needs/${row.needId}`}>{excerpt(row.text)}</Link>,
          },
          { header: m.programme_enterprise(), cell: (row) => row.enterprise },
          { header: m.reasons_consultant(), cell: (row) => row.consultant },
          { header: m.reasons_column(), cell: (row) => givenText(what, row.reason) },
          { header: m.reasons_on(), cell: (row) => formatDay(row.on) },
        ]}
      />
      <TakeList list="reason-cases" />
      <Pagination page={page} pages={pages} href={(number) => `/department/reasons/cases?${query}&page=${number}`} />
    </>
  )
}
