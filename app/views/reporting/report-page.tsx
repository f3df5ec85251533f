import { Link } from '@remix-run/react'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Tag } from '~/ui/feedback'
import { Section } from '~/ui/layout'
import { TaskList } from '~/ui/process'
import { DataTable } from '~/ui/tables'
import { partStates } from './part-states'
import type { ReportPage } from './report-page.server'
import { partPath, reportListText, yearlyReportPath } from './report-terms'

/** As it is printed, and as files. */
export const ReportFiles = ({ year }: { year: number }) => (
  <Section title={m.yearly_report_files_title()}>
    <p className="inline">
      <Link to={yearlyReportPath(year, '/paper')}>{m.yearly_report_paper()}</Link>
      <a href={yearlyReportPath(year, '/docx')}>{m.yearly_report_docx()}</a>
      <a href={yearlyReportPath(year, '/pdf')}>{m.yearly_report_pdf()}</a>
      <a href={yearlyReportPath(year, '/xlsx')}>{m.yearly_report_xlsx()}</a>
    </p>
  </Section>
)

/** What somebody writes, and how far it is. */
export const Parts = ({ year, parts }: Pick<ReportPage, 'year' | 'parts'>) => (
  <Section title={m.yearly_report_parts_title()}>
    <TaskList
      tasks={parts.map(({ id, number, title, section, state }) => ({
        title: <span lang="vi">{m.yearly_report_part_title({ number, title })}</span>,
        hint: section ? <span lang="vi">{section}</span> : undefined,
        to: partPath(year, id),
        status: <Tag tone={partStates[state].tone}>{partStates[state].text()}</Tag>,
      }))}
    />
  </Section>
)

type Change = {
  key: string
  list: keyof typeof reportListText
  isNew: boolean
  needId: string
  enterprise: string
  on: string
}

/** What would be different if a closed report were counted now; its figures stay. */
export function Changes({ changes }: { changes: NonNullable<ReportPage['changes']> }) {
  const rows = changes.flatMap(({ list, came, went }) =>
    [...came.map((one) => ({ ...one, isNew: true })), ...went.map((one) => ({ ...one, isNew: false }))].map(
      ({ id, needId, enterprise, on, isNew }): Change => ({
        key: `${list} ${id}`,
        list,
        isNew,
        needId,
        enterprise,
        on,
      }),
    ),
  )
  return (
    <Section title={m.yearly_report_changes_title()} id="changes">
      <p>{rows.length === 0 ? m.yearly_report_changes_none() : m.yearly_report_changes_lead()}</p>
      {rows.length === 0 ? null : (
        <DataTable
          caption={m.yearly_report_changes_caption()}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { header: m.yearly_report_change_what(), cell: ({ list }) => reportListText[list]() },
            {
              header: m.yearly_report_change_how(),
              cell: ({ isNew }) => (isNew ? m.yearly_report_came() : m.yearly_report_went()),
            },
            {
              header: m.yearly_report_unit(),
              cell: ({ needId, enterprise }) => <Link to={`/needs/${needId}`}>{enterprise}</Link>,
            },
            { header: m.need_list_date(), cell: ({ on }) => formatDay(on) },
          ]}
        />
      )}
    </Section>
  )
}

/** What came in the rest of the year, which the next report states apart. */
export const AfterClosing = ({ from, lists, year }: NonNullable<ReportPage['after']> & { year: number }) => (
  <Section title={m.yearly_report_after_title()}>
    {lists.length === 0 ? (
      <p>{m.yearly_report_after_none({ from: formatDay(from), year: String(year) })}</p>
    ) : (
      <ul>
        {lists.map(({ list, count }) => (
          <li key={list}>
            <Link to={yearlyReportPath(year, `/records?list=${list}&part=after`)}>
              {m.yearly_report_after({
                from: formatDay(from),
                list: reportListText[list](),
                count: formatNumber(count),
              })}
            </Link>
          </li>
        ))}
      </ul>
    )}
  </Section>
)
