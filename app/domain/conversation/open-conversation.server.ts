import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { conversationOpenings } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertReplay } from '../sent-before'
import type { OpeningInput } from './forms'
import { overseenConversation, runningOpening } from './queries.server'

/**
 * An officer says why they read a conversation, which both sides see and hear of, and reads it for OPENING_HOURS; a colleague gives
 * a reason of their own. The id comes with the form: sent twice, it is one access, and so is another while the first lasts.
 * Throws `accounts.own_interest` for who belongs to one of the two sides.
 */
export function openConversation(actor: Actor, anyRequestId: string, { id, reason, note }: OpeningInput) {
  transact((tx) => {
    const { needId, requestId, isOwnMatter } = overseenConversation(actor, anyRequestId, tx)
    if (isOwnMatter) throw new DomainError('accounts.own_interest')
    const known = tx.select().from(conversationOpenings).where(eq(conversationOpenings.id, id)).get()
    if (known && (known.requestId !== requestId || known.userId !== actor.userId)) throw notFound()
    const running = known ?? runningOpening(actor, requestId, tx)
    if (running) return assertReplay(running, { reason, note })
    const { userId } = actor
    const organisationId = actor.organisationId!
    tx.insert(conversationOpenings)
      .values({ id, requestId, userId, organisationId, reason, note, openedAt: now() })
      .run()
    recordEvent(tx, actor, 'conversation.opened', { needId, requestId, reason })
  })
}
