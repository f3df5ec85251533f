import { z } from 'zod'
import { SAVED_SEARCH_KINDS } from '~/domain/alerts/lifecycle'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { jobs } from '~db/schema'

const texts = z.array(z.string()).readonly()
/** A profile or a need that changed, and as what searches found it before; null: not at all. */
const foundTarget = z.object({
  kind: z.enum(SAVED_SEARCH_KINDS),
  id: z.string(),
  before: z.object({ words: texts, values: z.record(z.string(), texts) }).nullable(),
})

/** Every kind of job with the shape of its payload. Payloads carry ids; handlers reload the row. */
export const jobPayloads = {
  'search.sync': z.object({ index: z.enum(['consultants']), id: z.string() }),
  'search.ensure': z.object({}),
  'matching.suggest': z.object({ needId: z.string() }),
  'alerts.look': foundTarget,
  'alerts.daily': z.object({}),
  'mail.send': z.object({ mailId: z.string() }),
} as const

export type JobKind = keyof typeof jobPayloads
export type JobPayload<K extends JobKind> = z.infer<(typeof jobPayloads)[K]>

/** Puts a job into the outbox, in the transaction of the change that asks for it. */
export function enqueue<K extends JobKind>(tx: Tx, kind: K, payload: JobPayload<K>, runAfter = now()) {
  tx.insert(jobs)
    .values({ kind, payload: jobPayloads[kind].parse(payload), runAfter, createdAt: now() })
    .run()
}
