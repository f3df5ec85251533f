import { count, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { messages } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { filesOf, hashesOf, setFiles } from '../files/record-files.server'
import { assertReplay } from '../sent-before'
import type { MessageInput } from './forms'
import { MAX_MESSAGES } from './lifecycle'
import { conversationFor } from './queries.server'

/**
 * One side of a request writes to the other, in the conversation that the request belongs to. The id comes with the form: sent
 * twice, it is one message.
 * Throws `conversation.ended` where nothing came of the request, `conversation.no_question` for a question after the answer to it,
 * `sent_before` where the id stands for another text or other files.
 */
export function sendMessage(
  actor: Actor,
  anyRequestId: string,
  { id, text, isQuestion = false, attachments = [] }: MessageInput,
) {
  transact((tx) => {
    const { needId, requestId, side, isOpen, mayAsk } = conversationFor(actor, anyRequestId, tx)
    const known = tx.select().from(messages).where(eq(messages.id, id)).get()
    if (known && (known.requestId !== requestId || known.userId !== actor.userId)) throw notFound()
    if (known) {
      const files = hashesOf(filesOf('message', [id], tx).get(id) ?? [])
      return assertReplay({ ...known, files }, { text, isQuestion, files: hashesOf(attachments) })
    }
    if (!isOpen) throw new DomainError('conversation.ended')
    if (isQuestion && !mayAsk) throw new DomainError('conversation.no_question')
    const written = tx.select({ n: count() }).from(messages).where(eq(messages.requestId, requestId)).get()!.n
    if (written >= MAX_MESSAGES) throw new DomainError('conversation.too_many')
    const { userId } = actor
    const sentAt = now()
    tx.insert(messages)
      .values({ id, requestId, organisationId: actor.organisationId!, userId, text, isQuestion, sentAt })
      .run()
    setFiles(tx, actor, { kind: 'message', id }, attachments)
    recordEvent(tx, actor, `message.sent_by_${side}`, { needId, requestId, messageId: id })
  })
}
