import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { suggestionRecords } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { notFound } from '../errors'
import { canSeeLearning } from './policy'

/** The department looked at a text for which nothing was found. A second time changes nothing. */
export function lookAtText(actor: Actor, recordId: string) {
  if (!canSeeLearning(actor)) throw notFound()
  transact((tx) => {
    const record = tx.select().from(suggestionRecords).where(eq(suggestionRecords.id, recordId)).get()
    if (!record || record.suggested.length > 0) throw notFound()
    if (record.lookedAt) return
    tx.update(suggestionRecords).set({ lookedAt: now() }).where(eq(suggestionRecords.id, recordId)).run()
    recordEvent(tx, actor, 'suggestion.looked_at', { recordId })
  })
}
