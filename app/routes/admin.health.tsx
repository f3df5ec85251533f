import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { healthReport } from '~/admin/health.server'
import { requireRole } from '~/auth/actor.server'
import { wholeNumber } from '~/forms/fields'
import { orNotFound, parseForm } from '~/forms/parse-form.server'
import { indexNames, jobName } from '~/i18n/admin-terms'
import { formatMoment, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { runJobAgain } from '~/jobs/queue.server'
import { Button, DataTable, Empty, Figure, Figures, Notice, PageHeader, PlainForm, Section, Tag } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.health_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireRole(request, 'admin')
  const done = new URL(request.url).searchParams.get('done') === 'again'
  return { ...(await healthReport()), done }
}

const againForm = z.object({ job: wholeNumber(1, Number.MAX_SAFE_INTEGER) })

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'admin')
  const form = await parseForm(request, againForm)
  if (form.status !== 'success') throw new Response(null, { status: 400 })
  orNotFound(() => runJobAgain(actor, form.value.job))
  return redirect('/admin/health?done=again', 303)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Health() {
  const { search, queue, oldest, failed, indexes, done } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.health_title()} lead={m.health_lead()} />
      {done && <Notice tone="ok">{m.health_done()}</Notice>}
      {search === 'unavailable' && (
        <Notice tone="due" title={m.health_search_unavailable()}>
          <p>{m.health_search_unavailable_text()}</p>
        </Notice>
      )}
      <Section title={m.health_queue()}>
        <Figures>
          <Figure value={formatNumber(queue.depth)} label={m.health_queue_depth()} />
          <Figure
            value={oldest ? formatMoment(oldest) : m.health_queue_oldest_none()}
            label={m.health_queue_oldest()}
          />
          <Figure value={formatNumber(queue.failed)} label={m.health_queue_failed()} />
        </Figures>
      </Section>
      <Section
        title={m.health_search()}
        aside={
          <Tag tone={search === 'ok' ? 'ok' : 'danger'}>
            {search === 'ok' ? m.health_search_ok() : m.health_search_unavailable()}
          </Tag>
        }
      >
        <Indexes rows={indexes} />
      </Section>
      <Section title={m.health_failed()}>
        <FailedJobs rows={failed} />
      </Section>
    </>
  )
}

const Indexes = ({ rows }: { rows: Loaded['indexes'] }) => (
  <DataTable
    caption={m.health_indexes()}
    rows={rows}
    rowKey={(row) => row.index}
    columns={[
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

function Comparison({ indexed, expected }: Loaded['indexes'][number]) {
  if (indexed === null) return <Tag tone="neutral">{m.health_index_unknown()}</Tag>
  if (indexed === expected) return <Tag tone="ok">{m.health_index_equal()}</Tag>
  return <Tag tone="due">{m.health_index_differs()}</Tag>
}

function FailedJobs({ rows }: { rows: Loaded['failed'] }) {
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
