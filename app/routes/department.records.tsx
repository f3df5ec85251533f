import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { RECORD_LISTS, type RecordList } from '~/domain/programme/figures'
import { needRecords } from '~/domain/programme/queries.server'
import { readScope } from '~/forms/programme-scope.server'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import { excerpt, needStatusText, needStatusTone } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { subjectName } from '~/i18n/subject-choices.server'
import { DataTable, Meta, PageHeader, Tag } from '~/ui'
import { recordListText, waitText } from '~/ui/programme'
import { communeOf } from '~/vocabulary/reference.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.programme_records_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'department')
  const asked = new URL(request.url).searchParams.get('list')
  const list: RecordList | undefined = RECORD_LISTS.find((name) => name === asked)
  if (!list) throw new Response(null, { status: 404 })
  const scope = readScope(request)
  return {
    list,
    scopeWords: [
      scope.year ? m.programme_in_year({ year: String(scope.year) }) : null,
      scope.subject ? subjectName(scope.subject) : null,
      scope.commune ? communeOf(scope.commune)?.fullName : null,
    ],
    records: needRecords(actor, list, scope).map((record) => ({
      ...record,
      commune: record.communeCode ? communeOf(record.communeCode)?.fullName : undefined,
    })),
  }
}

export default function Records() {
  const { list, scopeWords, records } = useLoaderData<typeof loader>()
  const title = recordListText[list]()
  return (
    <>
      <PageHeader
        title={m.programme_records_heading({ list: title, count: formatNumber(records.length) })}
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
    </>
  )
}
