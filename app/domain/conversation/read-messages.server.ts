import { and, eq, isNull, ne } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { messages } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { canWrite } from '../accounts/policy'
import { recordEvent } from '../activity/record-event.server'
import { conversationFor } from './queries.server'

/** Somebody of one side sees what the other wrote: the writer sees that. Who may only look leaves no trace. */
export function readMessages(actor: Actor, anyRequestId: string) {
  if (!canWrite(actor)) return
  transact((tx) => {
    const { needId, side, requestId } = conversationFor(actor, anyRequestId, tx)
    const unseen = and(
      eq(messages.requestId, requestId),
      ne(messages.organisationId, actor.organisationId!),
      isNull(messages.readAt),
    )
    if (tx.update(messages).set({ readAt: now() }).where(unseen).run().changes === 0) return
    recordEvent(tx, actor, `message.read_by_${side}`, { needId, requestId })
  })
}
