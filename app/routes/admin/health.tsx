import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { healthReport } from '~/admin/health.server'
import { requireCapability } from '~/auth/actor.server'
import { wholeNumber } from '~/forms/fields'
import { orNotFound, parseForm } from '~/forms/parse-form.server'
import { breakerStates, engineNames, indexNames, jobName } from '~/views/admin/health-terms'
import { formatMoment, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { runJobAgain } from '~/jobs/queue.server'
import {
  Button,
  DataTable,
  Empty,
  Figure,
  Figures,
  Notice,
  PageHeader,
  PlainForm,
  Section,
  SummaryList,
  Tag,
} from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.health_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCapability(request, 'run_system')
  const done = new URL(request.url).searchParams.get('done') === 'again'
  return { ...(await healthReport()), done }
}

const againForm = z.object({ job: wholeNumber(1, Number.MAX_SAFE_INTEGER) })

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'run_system')
  const form = await parseForm(request, againForm)
  if (form.status !== 'success') throw new Response(null, { status: 400 })
  orNotFound(() => runJobAgain(actor, form.value.job))
  return redirect('/admin/health?done=again', 303)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Health() {
  const { search, engine, queue, oldest, failed, indexes, done } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.health_title()} lead={m.health_lead()} />
      {done && <Notice tone="ok">{m.health_done()}</Notice>}
      {search === 'unavailable' && (
        <Notice tone="due" title={m.health_search_unavailable()}>
          <p>{m.health_search_unavailable_text()}</p>
        </Notice>
      )}
      {search === 'simpler' && engine.breaker !== null && (
        <Notice tone="due" title={m.health_search_simpler_title()}>
          <p>{m.health_search_simpler_text()}</p>
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
      <Section title={m.health_search()} aside={<SearchTag state={search} />}>
        <Answering {...engine} />
        <Indexes rows={indexes} />
      </Section>
      <Section title={m.health_failed()}>
        <FailedJobs rows={failed} />
      </Section>
    </>
  )
}

function SearchTag({ state }: { state: Loaded['search'] }) {
  if (state === 'ok') return <Tag tone="ok">{m.health_search_ok()}</Tag>
  if (state === 'simpler') return <Tag tone="due">{m.health_search_simpler()}</Tag>
  return <Tag tone="danger">{m.health_search_unavailable()}</Tag>
}

const Answering = ({ answering, breaker, lastFault }: Loaded['engine']) => (
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

const Indexes = ({ rows }: { rows: Loaded['indexes'] }) => (
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
