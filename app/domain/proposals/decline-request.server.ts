import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { assertMayAnswer, requestFor } from './asked.server'
import type { DeclineInput } from './forms'
import type { AnsweredVia } from './lifecycle'

/** The consultant says no to a request, with a reason that the enterprise reads; `via`: not in their workspace. */
export function declineRequest(actor: Actor, requestId: string, input: DeclineInput, via?: AnsweredVia) {
  transact((tx) => {
    const request = requestFor(tx, actor, requestId, via)
    assertMayAnswer(request, 'declined')
    const said = { declineReason: input.reason, declineNote: input.note ?? null }
    const noted = via === 'department' ? { notedAnswer: 'declined' as const } : {}
    tx.update(requests)
      .set({ status: 'declined', answeredAt: now(), ...said, ...noted })
      .where(eq(requests.id, requestId))
      .run()
    const detail = { needId: request.needId, requestId, reason: input.reason }
    recordEvent(tx, actor, 'request.declined', { ...detail, ...(via && { via }) })
  })
}
