import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { RECORD_LISTS } from '~/domain/programme/figures'
import { needRecords } from '~/domain/programme/queries.server'
import { listChoice } from '~/forms/list-choice.server'
import { paged } from '~/forms/paged.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { DataTable, PageHeader, Pagination } from '~/ui'
import { TakeList } from '~/views/exporting/take-list'
import { NeedTag } from '~/views/needs/need-tag'
import { enterprisePath } from '~/views/places/paths'
import { Counted, PlaceLink, recordListText, waitText } from '~/views/programme/programme'
import { scopeWords } from '~/views/programme/programme-view.server'
import { communeOf } from '~/vocabulary/reference.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.programme_records_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const list = listChoice(request, RECORD_LISTS)
  const scope = readScope(request, actor)
  const records = needRecords(actor, list, scope)
  const { rows, ...pages } = paged(request, records)
  return {
    list,
    ...pages,
    count: records.length,
    scopeWords: scopeWords(scope),
    leavesOut: leavesOut(request, scope),
    records: rows.map((record) => ({
      ...record,
      commune: record.communeCode ? communeOf(record.communeCode)?.fullName : undefined,
    })),
  }
}

export default function Records() {
  const { list, count, page, pages, query, scopeWords, leavesOut, records } = useLoaderData<typeof loader>()
  const title = recordListText[list]()
  return (
    <>
      <PageHeader
        title={m.programme_records_heading({ list: title, count: formatNumber(count) })}
        back={{ to: '/department', text: m.programme_title() }}
        lead={<Counted words={scopeWords} leavesOut={leavesOut} />}
      />
      <DataTable
        caption={title}
        rows={records}
        rowKey={(record) => record.id}
        columns={[
          {
            header: m.need_list_text(),
            cell: (record) => <Link to={`/needs/${record.id}`}>{excerpt(record.text)}</Link>,
          },
          {
            header: m.programme_enterprise(),
            cell: (record) => <Link to={enterprisePath(record.organisationId)}>{record.organisationName}</Link>,
          },
          {
            header: m.programme_commune(),
            cell: ({ communeCode, commune }) =>
              communeCode && commune ? <PlaceLink by="commune" code={communeCode} name={commune} /> : null,
          },
          { header: m.need_list_date(), cell: (record) => formatMomentDay(record.publishedAt) },
          {
            header: m.programme_first_reply(),
            cell: (record) =>
              record.firstReplyAt
                ? waitText(record.firstReplyAt.getTime() - record.publishedAt.getTime())
                : m.programme_no_reply(),
          },
          {
            header: m.need_list_state(),
            cell: (record) => <NeedTag need={record} />,
          },
        ]}
      />
      <TakeList list="records" />
      <Pagination page={page} pages={pages} href={(number) => `/department/records?${query}&page=${number}`} />
    </>
  )
}
