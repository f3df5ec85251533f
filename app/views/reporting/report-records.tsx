import { Link } from '@remix-run/react'
import { formatDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { Pagination } from '~/ui/pagination'
import { DataTable } from '~/ui/tables'
import type { recordsShown } from './report-records.server'
import { reportListDay, reportListText } from './report-terms'

/** The records that one number counts. `path`: the page that lists them. */
export function RecordTable({ path, ...shown }: ReturnType<typeof recordsShown> & { path: string }) {
  const { list, records, page, pages, query } = shown
  const hasResults = records.some(({ result }) => result)
  return (
    <>
      <DataTable
        caption={reportListText[list]()}
        rows={records}
        rowKey={({ id }) => id}
        columns={[
          {
            header: m.need_list_text(),
            cell: ({ needId, text }) =>
              text === null ? m.yearly_report_need_gone() : <Link to={`/needs/${needId}`}>{excerpt(text)}</Link>,
          },
          { header: m.yearly_report_unit(), cell: ({ enterprise }) => enterprise },
          ...(list === 'received'
            ? []
            : [{ header: m.yearly_report_consultant(), cell: ({ consultant }: Row) => consultant ?? '–' }]),
          { header: reportListDay[list](), cell: ({ on }) => formatDay(on) },
          ...(hasResults
            ? [
                {
                  header: m.yearly_report_result(),
                  cell: ({ result }: Row) => (result ? <Link to={result}>{m.yearly_report_result_open()}</Link> : null),
                },
              ]
            : []),
        ]}
      />
      <Pagination page={page} pages={pages} href={(number) => `${path}?${query}&page=${number}`} />
    </>
  )
}
type Row = ReturnType<typeof recordsShown>['records'][number]
