import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { everyTakenList } from '~/domain/exporting/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import { paged } from '~/forms/paged.server'
import { formatMoment, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { DataTable, Empty, PageHeader, Pagination } from '~/ui'
import { listNamed } from '~/views/exporting/lists.server'
import { formatText } from '~/views/exporting/take-list-form'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.export_log_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'department', 'admin')
  const { rows, ...pages } = paged(
    request,
    orNotFound(() => everyTakenList(actor)),
  )
  return { ...pages, rows: rows.map((row) => ({ ...row, columns: columnsText(row) })) }
}

/** The columns taken, in words; one that the list has no more by its key. */
function columnsText({ list, columns }: { list: string; columns: string[] }): string {
  const known = new Map(listNamed(list)?.columns.map(({ key, label }) => [key, label()]))
  return columns.map((key) => known.get(key) ?? key).join(', ')
}

/** Who took personal data along, of what, and why. */
export default function TakenLists() {
  const { rows, page, pages } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.export_log_title()}
        lead={m.export_log_lead()}
        back={{ to: '/exports', text: m.export_all_title() }}
      />
      {rows.length === 0 ? (
        <Empty title={m.export_log_none_title()}>{m.export_log_none()}</Empty>
      ) : (
        <DataTable
          caption={m.export_log_title()}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { header: m.export_log_at(), cell: ({ takenAt }) => formatMoment(takenAt) },
            {
              header: m.export_log_person(),
              cell: ({ person, organisation }) => `${personName(person)} (${organisation})`,
            },
            { header: m.export_log_list(), cell: ({ filter }) => filter },
            { header: m.export_columns(), cell: ({ columns }) => columns },
            { header: m.export_about_rows(), cell: ({ rows: count }) => formatNumber(count), numeric: true },
            { header: m.export_format(), cell: ({ format }) => formatText[format]() },
            { header: m.export_about_reason(), cell: ({ reason }) => reason },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} href={(number) => `/exports/log?page=${number}`} />
    </>
  )
}
