import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '~db/connection'
import { proposalDrafts, requests } from '~db/schema'
import type { EventDetail } from '../activity/events'

/** What was being written for a request on which nothing can be offered any more goes. */
export function dropDraft(tx: Tx, { requestId }: { requestId: string }) {
  tx.delete(proposalDrafts).where(eq(proposalDrafts.requestId, requestId)).run()
}

export function dropDraftsOf(tx: Tx, { needId }: EventDetail<'need.closed'>) {
  const ofNeed = tx.select({ id: requests.id }).from(requests).where(eq(requests.needId, needId))
  tx.delete(proposalDrafts).where(inArray(proposalDrafts.requestId, ofNeed)).run()
}
