import type { healthReport } from '~/admin/health.server'
import { formatMoment, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, DataTable, Empty, PlainForm, SummaryList, Tag } from '~/ui'
import { breakerStates, engineNames, indexNames, jobName } from './health-terms'

type Health = Awaited<ReturnType<typeof healthReport>>

export function SearchTag({ state }: { state: Health['search'] }) {
  if (state === 'ok') return <Tag tone="ok">{m.health_search_ok()}</Tag>
  if (state === 'simpler') return <Tag tone="due">{m.health_search_simpler()}</Tag>
  return <Tag tone="danger">{m.health_search_unavailable()}</Tag>
}

export const Answering = ({ answering, breaker, lastFault }: Health['engine']) => (
  <SummaryList
    items={[
      { term: m.health_answering(), detail: answering ? engineNames[answering]() : m.health_engine_none() },
      { term: m.health_breaker(), detail: breaker ? breakerStates[breaker]() : m.health_breaker_none() },
      ...(lastFault
        ? [
            {
              term: m.health_last_fault(),
              detail: m.health_last_fault_at({ moment: formatMoment(lastFault.at), message: lastFault.message }),
            },
          ]
        : []),
    ]}
  />
)

export const Indexes = ({ rows }: { rows: Health['indexes'] }) => (
  <DataTable
    caption={m.health_indexes()}
    rows={rows}
    rowKey={(row) => `${row.engine} ${row.index}`}
    columns={[
      { header: m.health_engine(), cell: (row) => engineNames[row.engine]() },
      { header: m.health_index(), cell: (row) => indexNames[row.index]() },
      {
        header: m.health_index_found(),
        cell: (row) => (row.indexed === null ? m.health_index_unknown() : formatNumber(row.indexed)),
        numeric: true,
      },
      { header: m.health_index_expected(), cell: (row) => formatNumber(row.expected), numeric: true },
      { header: m.health_index_state(), cell: (row) => <Comparison {...row} /> },
    ]}
  />
)

function Comparison({ indexed, expected }: Health['indexes'][number]) {
  if (indexed === null) return <Tag tone="neutral">{m.health_index_unknown()}</Tag>
  if (indexed === expected) return <Tag tone="ok">{m.health_index_equal()}</Tag>
  return <Tag tone="due">{m.health_index_differs()}</Tag>
}

export function FailedJobs({ rows }: { rows: Health['failed'] }) {
  if (rows.length === 0) return <Empty title={m.health_failed_none()}>{m.health_failed_none_text()}</Empty>
  return (
    <PlainForm>
      <DataTable
        caption={m.health_failed_latest({ count: formatNumber(rows.length) })}
        rows={rows}
        rowKey={(row) => String(row.id)}
        columns={[
          { header: m.health_failed_kind(), cell: (row) => jobName(row.kind) },
          { header: m.health_failed_payload(), cell: (row) => <code>{row.payload}</code> },
          { header: m.health_failed_error(), cell: (row) => row.lastError },
          { header: m.health_failed_attempts(), cell: (row) => formatNumber(row.attempts), numeric: true },
          { header: m.health_failed_at(), cell: (row) => row.failedAt && formatMoment(row.failedAt) },
          {
            header: m.health_failed_action(),
            cell: (row) => (
              <Button variant="secondary" name="job" value={row.id}>
                {m.health_run_again()}
              </Button>
            ),
          },
        ]}
      />
    </PlainForm>
  )
}
