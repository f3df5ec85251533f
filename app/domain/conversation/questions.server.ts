import { asc, eq } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import { needAnswers } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { conversationFor, messagesOf } from './queries.server'

/** A question about the actor's own need that may be answered for everybody; `not_found` for everything else. */
export function questionToAnswer(actor: Actor, requestId: string, messageId: string, reader: Reader = db) {
  const { conversation, messages } = messagesOf(actor, requestId, reader)
  const message = messages.find(({ id }) => id === messageId)
  if (conversation.side !== 'enterprise' || !message?.isQuestion || message.isOwn) throw notFound()
  const isOpen = conversation.needIsOpen && message.hiddenReason === null && message.answerId === null
  return { conversation, message, isOpen }
}

/** What was answered for everybody who is invited, the first first, and not who asked; for a side of one of the requests. */
export function answersFor(actor: Actor, requestId: string) {
  const { needId } = conversationFor(actor, requestId)
  return db
    .select({
      id: needAnswers.id,
      question: needAnswers.question,
      answer: needAnswers.answer,
      answeredAt: needAnswers.answeredAt,
    })
    .from(needAnswers)
    .where(eq(needAnswers.needId, needId))
    .orderBy(asc(needAnswers.answeredAt))
    .all()
}
