import { and, asc, count, eq, isNull, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db, type Reader } from '~db/connection'
import { engagements, messages, needs, organisations, profiles, requests, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { DomainError, notFound } from '../errors'
import { filesOf } from '../files/record-files.server'
import { isOpenConversation, sideIn } from './policy'

const consultants = alias(organisations, 'consultants')

/** The conversation of a request as one of its two sides holds it; `not_found` for everybody else. */
export function conversationFor(actor: Actor, requestId: string, reader: Reader = db) {
  const row = reader
    .select({
      requestId: requests.id,
      needId: needs.id,
      needText: needs.text,
      needStatus: needs.status,
      status: requests.status,
      invitation: requests.message,
      invitedAt: requests.sentAt,
      enterpriseId: needs.organisationId,
      enterprise: organisations.name,
      consultantId: profiles.organisationId,
      consultant: consultants.name,
      chosenProfile: engagements.profileId,
      profileId: requests.profileId,
      engagementId: engagements.id,
    })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .leftJoin(engagements, eq(engagements.needId, needs.id))
    .where(eq(requests.id, requestId))
    .get()
  if (!row) throw notFound()
  const isEngaged = row.chosenProfile === row.profileId
  const thread = { ...row, isEngaged, needIsOpen: row.needStatus === 'published' }
  const side = sideIn(actor, thread)
  if (!side) throw notFound()
  return {
    ...thread,
    engagementId: isEngaged ? row.engagementId : null,
    side,
    partner: side === 'enterprise' ? row.consultant : row.enterprise,
    isOpen: isOpenConversation(thread),
  }
}

/** What was written so far, the first first, each with who wrote it and whether the other side has seen it. */
export function messagesOf(actor: Actor, requestId: string) {
  const conversation = conversationFor(actor, requestId)
  const rows = db
    .select({
      id: messages.id,
      organisationId: messages.organisationId,
      author: users.name,
      text: messages.text,
      sentAt: messages.sentAt,
      readAt: messages.readAt,
    })
    .from(messages)
    .innerJoin(users, eq(users.id, messages.userId))
    .where(eq(messages.requestId, requestId))
    .orderBy(asc(messages.sentAt), asc(messages.id))
    .all()
  const files = filesOf(
    'message',
    rows.map(({ id }) => id),
  )
  return {
    conversation,
    messages: rows.map(({ organisationId, ...row }) => ({
      ...row,
      isOwn: organisationId === actor.organisationId,
      files: files.get(row.id) ?? [],
    })),
  }
}

/** Whether the actor may read the files of a message: whoever reads its conversation. */
export function mayReadFilesOfMessage(actor: Actor, messageId: string): boolean {
  const message = db.select({ requestId: messages.requestId }).from(messages).where(eq(messages.id, messageId)).get()
  if (!message) return false
  try {
    return conversationFor(actor, message.requestId) !== null
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return false
    throw error
  }
}

/** How many messages of the other side nobody of the actor's has seen. */
export function unseenMessages(actor: Actor, requestId: string): number {
  const unseen = and(
    eq(messages.requestId, requestId),
    ne(messages.organisationId, actor.organisationId ?? ''),
    isNull(messages.readAt),
  )
  return db.select({ n: count() }).from(messages).where(unseen).get()!.n
}
