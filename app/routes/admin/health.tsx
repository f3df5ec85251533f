import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { healthReport } from '~/admin/health.server'
import { requireCapability } from '~/auth/actor.server'
import { wholeNumber } from '~/forms/fields'
import { orNotFound, parseForm } from '~/forms/parse-form.server'
import { formatMoment, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { runJobAgain } from '~/jobs/queue.server'
import { Figure, Figures, Notice, PageHeader, Section } from '~/ui'
import { ObjectStoreNotice, ObjectStoreSection } from '~/views/admin/object-store'
import { Answering, FailedJobs, Indexes, SearchTag } from '~/views/admin/health-parts'

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

const diskText = {
  low: { title: m.health_disk_low, text: m.health_disk_low_text },
  full: { title: m.health_disk_full, text: m.health_disk_full_text },
  unwritable: { title: m.health_disk_unwritable, text: m.health_disk_unwritable_text },
}

export default function Health() {
  const data = useLoaderData<typeof loader>()
  const { disk, search, engine, queue, oldest, failed, indexes, objectStore, withoutTet, done } = data
  return (
    <>
      <PageHeader title={m.health_title()} lead={m.health_lead()} />
      {done && <Notice tone="ok">{m.health_done()}</Notice>}
      {disk !== 'ok' && (
        <Notice tone={disk === 'low' ? 'due' : 'danger'} title={diskText[disk].title()}>
          <p>{diskText[disk].text()}</p>
        </Notice>
      )}
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
      {objectStore && <ObjectStoreNotice {...objectStore} />}
      {withoutTet && (
        <Notice tone="due" title={m.health_holidays({ year: withoutTet })}>
          <p>{m.health_holidays_text()}</p>
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
      {objectStore && <ObjectStoreSection {...objectStore} />}
      <Section title={m.health_failed()}>
        <FailedJobs rows={failed} />
      </Section>
    </>
  )
}
