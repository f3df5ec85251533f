import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { RECORD_LISTS, type RecordList } from '~/domain/programme/figures'
import { needRecords } from '~/domain/programme/queries.server'
import { readScope } from '~/forms/programme-scope.server'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import { excerpt, needStatusText, needStatusTone } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { subjectName } from '~/views/choices/subject-choices.server'
import { DataTable, Meta, PageHeader, Pagination, Tag } from '~/ui'
import { recordListText, waitText } from '~/views/programme/programme'
import { communeOf } from '~/vocabulary/reference.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.programme_records_title() }) }]

const PER_PAGE = 20

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const asked = new URL(request.url).searchParams.get('list')
  const list: RecordList | undefined = RECORD_LISTS.find((name) => name === asked)
  if (!list) throw new Response(null, { status: 404 })
  const scope = readScope(request)
  const records = needRecords(actor, list, scope)
  const pages = Math.max(1, Math.ceil(records.length / PER_PAGE))
  const query = new URL(request.url).searchParams
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(query.get('page'))) || 1))
  query.delete('page')
  return {
    list,
    count: records.length,
    page,
    pages,
    query: query.toString(),
    scopeWords: [
      scope.year ? m.programme_in_year({ year: String(scope.year) }) : null,
      scope.subject ? subjectName(scope.subject) : null,
      scope.commune ? communeOf(scope.commune)?.fullName : null,
    ],
    records: records.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((record) => ({
      ...record,
      commune: record.communeCode ? communeOf(record.communeCode)?.fullName : undefined,
    })),
  }
}

export default function Records() {
  const { list, count, page, pages, query, scopeWords, records } = useLoaderData<typeof loader>()
  const title = recordListText[list]()
  return (
    <>
      <PageHeader
        title={m.programme_records_heading({ list: title, count: formatNumber(count) })}
        back={{ to: '/department', text: m.programme_title() }}
        lead={<Meta items={scopeWords} />}
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
          { header: m.programme_enterprise(), cell: (record) => record.organisationName },
          { header: m.programme_commune(), cell: (record) => record.commune },
          { header: m.need_list_date(), cell: (record) => formatMomentDay(record.publishedAt!) },
          {
            header: m.programme_first_reply(),
            cell: (record) =>
              record.firstReplyAt
                ? waitText(record.firstReplyAt - record.publishedAt!.getTime())
                : m.programme_no_reply(),
          },
          {
            header: m.need_list_state(),
            cell: (record) => <Tag tone={needStatusTone[record.status]}>{needStatusText[record.status]()}</Tag>,
          },
        ]}
      />
      <Pagination page={page} pages={pages} href={(number) => `/department/records?${query}&page=${number}`} />
    </>
  )
}
