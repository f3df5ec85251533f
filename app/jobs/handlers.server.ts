import { lookForFinds } from '~/domain/alerts/look-for-finds.server'
import { writeDailyMails } from '~/domain/alerts/write-daily-mails.server'
import { suggestMatches } from '~/domain/matching/suggest-matches.server'
import { sendMail } from '~/mail/send-mail.server'
import { ensureIndexes, syncDocuments } from '~/domain/discovery/indexes.server'
import { type JobKind, type JobPayload, jobPayloads } from './outbox.server'

type SyncPayload = JobPayload<'search.sync'>

/** What is done for each kind of job. Handlers reload their row, so that doing a job twice does no harm. */
const handlers: { [K in JobKind]: (payload: JobPayload<K>) => Promise<void> } = {
  'search.sync': ({ index, id }) => syncDocuments(index, [id]),
  'search.ensure': () => ensureIndexes(),
  'matching.suggest': ({ needId }) => suggestMatches(needId),
  'alerts.look': (found) => atOnce(() => lookForFinds(found)),
  'alerts.daily': () => atOnce(writeDailyMails),
  'mail.send': ({ mailId }) => sendMail(mailId),
}

/** A command as a job: what it throws fails the job. */
const atOnce = (command: () => void) => Promise.resolve().then(command)

export type Taken = { id: number; kind: string; payload: unknown; attempts: number; createdAt: Date }
/** Jobs that are done by one run. */
export type Work = { jobs: Taken[]; run: () => Promise<void> }

/** The work that taken jobs come to: first syncs of one index become one, everything else is done one by one. */
export function workOf(jobs: readonly Taken[]): Work[] {
  const syncs = new Map<SyncPayload['index'], { jobs: Taken[]; ids: Set<string> }>()
  const single: Work[] = []
  for (const job of jobs) {
    const sync = firstSync(job)
    if (!sync) {
      single.push({ jobs: [job], run: () => handle(job) })
      continue
    }
    const batch = syncs.get(sync.index) ?? { jobs: [], ids: new Set() }
    syncs.set(sync.index, batch)
    batch.jobs.push(job)
    batch.ids.add(sync.id)
  }
  const batches = Array.from(syncs, ([index, batch]): Work => ({
    jobs: batch.jobs,
    run: () => syncDocuments(index, [...batch.ids]),
  }))
  return [...batches, ...single]
}

/** A sync that failed before is tried alone: one document that the engine refuses must not hold up the others. */
function firstSync({ kind, payload, attempts }: Taken): SyncPayload | undefined {
  if (kind !== 'search.sync' || attempts > 0) return undefined
  return jobPayloads['search.sync'].safeParse(payload).data
}

async function handle({ kind, payload }: Taken): Promise<void> {
  if (!isJobKind(kind)) throw new Error(`no handler for jobs of kind ${kind}`)
  const run = handlers[kind] as (payload: unknown) => Promise<void>
  await run(jobPayloads[kind].parse(payload))
}

const isJobKind = (kind: string): kind is JobKind => kind in handlers
