import type { Handler } from '~/jobs/handling'
import { type JobKind, jobPayloads } from '~/jobs/kinds'
import { handlers } from './handlers.server'

export type Taken = { id: number; kind: string; payload: unknown; attempts: number; createdAt: Date }
/** Jobs that are done by one run. */
export type Work = { jobs: Taken[]; run: () => Promise<void> }

/** The work that taken jobs come to: first those that are done together, then everything else, one by one. */
export function workOf(jobs: readonly Taken[]): Work[] {
  const batches = new Map<string, Batch>()
  const single: Work[] = []
  for (const job of jobs) {
    const batch = batchFor(job)
    if (!batch) {
      single.push({ jobs: [job], run: () => handle(job) })
      continue
    }
    const known = batches.get(batch.key)
    if (!known) batches.set(batch.key, batch)
    else {
      known.jobs.push(job)
      known.payloads.push(...batch.payloads)
    }
  }
  const together = Array.from(batches.values(), ({ jobs, payloads, run }): Work => ({
    jobs,
    run: () => run(payloads),
  }))
  return [...together, ...single]
}

type Batch = { key: string; jobs: Taken[]; payloads: unknown[]; run: (payloads: readonly unknown[]) => Promise<void> }

/** What failed before is tried alone: one document that the engine refuses must not hold up the others. */
function batchFor(job: Taken): Batch | undefined {
  const handler = handlerOf(job.kind)
  if (!handler || typeof handler === 'function' || job.attempts > 0) return undefined
  const read = jobPayloads[job.kind as JobKind].safeParse(job.payload)
  if (!read.success) return undefined
  const key = `${job.kind} ${handler.by(read.data)}`
  return { key, jobs: [job], payloads: [read.data], run: handler.together }
}

async function handle({ kind, payload }: Taken): Promise<void> {
  const handler = handlerOf(kind)
  if (!handler) throw new Error(`no handler for jobs of kind ${kind}`)
  const read: unknown = jobPayloads[kind as JobKind].parse(payload)
  await (typeof handler === 'function' ? handler(read) : handler.together([read]))
}

/** By its kind a handler gets payloads of its own shape only. */
const handlerOf = (kind: string) =>
  Object.hasOwn(handlers, kind) ? (handlers[kind as JobKind] as Handler<unknown>) : undefined
