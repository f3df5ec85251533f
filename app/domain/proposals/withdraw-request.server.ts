import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { assertReplay } from '../sent-before'
import { assertMayAnswer, requestSent } from './asked.server'
import type { WithdrawalInput } from './forms'

/**
 * The enterprise takes back an invitation that has no answer, with a reason that the consultant reads. Throws `state_changed` once
 * there is an answer or an end, `sent_before` where it was taken back in other words.
 */
export function withdrawRequest(actor: Actor, needId: string, requestId: string, { reason, note }: WithdrawalInput) {
  transact((tx) => {
    const request = requestSent(tx, actor, needId, requestId)
    const said = { withdrawalReason: reason, withdrawalNote: note ?? null }
    if (request.status === 'withdrawn') return assertReplay(request, said)
    assertMayAnswer(request, 'withdrawn')
    tx.update(requests)
      .set({ status: 'withdrawn', withdrawnAt: now(), ...said })
      .where(eq(requests.id, requestId))
      .run()
    recordEvent(tx, actor, 'request.withdrawn', { needId, requestId, reason })
  })
}
