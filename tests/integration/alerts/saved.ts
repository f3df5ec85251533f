import { like } from 'drizzle-orm'
import type { Actor } from '~/domain/accounts/lifecycle'
import type { AlertFrequency, SavedSearchKind } from '~/domain/alerts/lifecycle'
import { findsOf } from '~/domain/alerts/queries.server'
import { saveSearch } from '~/domain/alerts/save-search.server'
import { drainJobs } from '~/worker/worker.server'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { jobs, mails } from '~db/schema'

type Options = { kind?: SavedSearchKind; frequency?: AlertFrequency; name?: string }

/** A search that somebody keeps; gives its id. */
export const savedSearch = (actor: Actor, query: string, options: Options = {}): string =>
  saveSearch(actor, { id: newId(), kind: 'consultants', name: 'Tìm HACCP', frequency: 'off', query, ...options })

export const found = (actor: Actor, searchId: string) => findsOf(actor, searchId).finds.map((find) => find.targetId)

/** As `drainAll`, without the mails of notifications. */
export async function drainAlerts() {
  const told = db.select({ id: mails.id }).from(mails).where(like(mails.kind, 'notification.%')).all()
  for (const { id } of told)
    db.delete(jobs)
      .where(like(jobs.payload, `%${id}%`))
      .run()
  db.delete(mails).where(like(mails.kind, 'notification.%')).run()
  await drainAll()
}

/** Does the jobs of search, alerts and mails, by the embedded engine alone: `page-and-alert.test.ts` tries both. */
export async function drainAll() {
  const { MEILI_URL } = process.env
  delete process.env.MEILI_URL
  db.delete(jobs).where(like(jobs.kind, 'matching.%')).run()
  await drainJobs()
  process.env.MEILI_URL = MEILI_URL
}

/** Whatever waits for a later moment is due now. */
export const makeAllDue = () =>
  db
    .update(jobs)
    .set({ runAfter: new Date(0) })
    .run()
