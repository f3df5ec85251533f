import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { assertMayAnswer, requestFor } from './asked.server'
import type { DeclineInput } from './forms'

/** The consultant says no to a request, with a reason that the enterprise reads. */
export function declineRequest(actor: Actor, requestId: string, input: DeclineInput) {
  transact((tx) => {
    const request = requestFor(tx, actor, requestId)
    assertMayAnswer(request, 'declined')
    tx.update(requests)
      .set({ status: 'declined', answeredAt: now(), declineReason: input.reason, declineNote: input.note ?? null })
      .where(eq(requests.id, requestId))
      .run()
    recordEvent(tx, actor, 'request.declined', { needId: request.needId, requestId, reason: input.reason })
  })
}
