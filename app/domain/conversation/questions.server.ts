import { and, asc, eq, gt, isNotNull, isNull, min, ne, notExists } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db, type Reader } from '~db/connection'
import { messages, needAnswers, needs, organisations, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { conversationFor, messagesOf } from './queries.server'

/** A question about the actor's own need that may be answered for everybody; `not_found` for everything else. */
export function questionToAnswer(actor: Actor, requestId: string, messageId: string, reader: Reader = db) {
  const { conversation, messages: written } = messagesOf(actor, requestId, reader)
  const message = written.find(({ id }) => id === messageId)
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

/**
 * Questions about the actor's needs that somebody of theirs has seen and nobody answered, to the asker or to everybody, the first
 * first; no longer those of who answered the request or whose need is closed.
 */
export function openQuestions(actor: Actor) {
  const own = actor.organisationId ?? ''
  const [replies, open] = [alias(messages, 'replies'), alias(requests, 'open_requests')]
  const reply = db
    .select({ id: replies.id })
    .from(replies)
    .where(
      and(
        eq(replies.requestId, messages.requestId),
        eq(replies.organisationId, own),
        gt(replies.sentAt, messages.sentAt),
      ),
    )
  return (
    db
      .select({ requestId: requests.id, needText: needs.text, partner: organisations.name })
      .from(messages)
      .innerJoin(requests, eq(requests.id, messages.requestId))
      .innerJoin(needs, eq(needs.id, requests.needId))
      // A conversation is called by the first request of several to the same consultant.
      .innerJoin(
        open,
        and(eq(open.needId, requests.needId), eq(open.profileId, requests.profileId), eq(open.status, 'sent')),
      )
      .innerJoin(organisations, eq(organisations.id, messages.organisationId))
      .leftJoin(needAnswers, eq(needAnswers.messageId, messages.id))
      .where(
        and(
          eq(needs.organisationId, own),
          eq(needs.status, 'published'),
          eq(messages.isQuestion, true),
          ne(messages.organisationId, own),
          isNotNull(messages.readAt),
          isNull(messages.hiddenReason),
          isNull(needAnswers.id),
          notExists(reply),
        ),
      )
      .groupBy(requests.id)
      .orderBy(asc(min(messages.sentAt)))
      .all()
  )
}
