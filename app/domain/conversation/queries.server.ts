import { and, asc, count, desc, eq, isNull, min, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { now } from '~db/clock'
import { db, type Reader } from '~db/connection'
import {
  conversationOpenings,
  engagements,
  messageReports,
  messages,
  needAnswers,
  needs,
  organisations,
  profiles,
  requests,
  users,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { hasOwnInterest } from '../accounts/policy'
import { concernedByRequest } from '../engagement/concerned.server'
import { notFound } from '../errors'
import { filesOf } from '../files/record-files.server'
import { OPENING_HOURS } from './lifecycle'
import { canOversee, isOpenConversation, sideIn, takesQuestions } from './policy'

const consultants = alias(organisations, 'consultants')

/** The requests of one need to one consultant, the first first: one conversation, which is called by the first one's id. */
function requestsOfPair(requestId: string, reader: Reader) {
  const pair = reader
    .select({ needId: requests.needId, profileId: requests.profileId })
    .from(requests)
    .where(eq(requests.id, requestId))
    .get()
  if (!pair) throw notFound()
  return reader
    .select({
      id: requests.id,
      status: requests.status,
      invitation: requests.message,
      invitedAt: requests.sentAt,
      interestedAt: requests.interestedAt,
      interestMessage: requests.interestMessage,
      answeredAt: requests.answeredAt,
      declineReason: requests.declineReason,
      declineNote: requests.declineNote,
      withdrawnAt: requests.withdrawnAt,
      withdrawalReason: requests.withdrawalReason,
      withdrawalNote: requests.withdrawalNote,
    })
    .from(requests)
    .where(and(eq(requests.needId, pair.needId), eq(requests.profileId, pair.profileId)))
    .orderBy(requests.sentAt, sql`rowid`)
    .all()
}

/** The id by which the conversation of a request is called. */
const conversationIdOf = (requestId: string, reader: Reader = db) => requestsOfPair(requestId, reader)[0]!.id

/** The conversation that a request belongs to, as its last request stands. */
function readThread(anyRequestId: string, reader: Reader) {
  const rounds = requestsOfPair(anyRequestId, reader)
  const current = rounds.at(-1)!
  const row = reader
    .select({
      needId: needs.id,
      needText: needs.text,
      needStatus: needs.status,
      provinceCode: needs.provinceCode,
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
    .where(eq(requests.id, current.id))
    .get()
  if (!row) throw notFound()
  return {
    ...row,
    requestId: rounds[0]!.id,
    currentId: current.id,
    status: current.status,
    rounds,
    isEngaged: row.chosenProfile === row.profileId,
    needIsOpen: row.needStatus === 'published',
  }
}

/** The conversation of a request as one of its two sides holds it; `not_found` for everybody else. */
export function conversationFor(actor: Actor, requestId: string, reader: Reader = db) {
  const thread = readThread(requestId, reader)
  const side = sideIn(actor, thread)
  if (!side) throw notFound()
  return {
    ...thread,
    engagementId: thread.isEngaged ? thread.engagementId : null,
    side,
    partner: side === 'enterprise' ? thread.consultant : thread.enterprise,
    isOpen: isOpenConversation(thread),
    mayAsk: side === 'consultant' && takesQuestions(thread),
  }
}

/** The conversation of a request in the officer's own province; `not_found` for everybody else. */
export function overseenConversation(actor: Actor, requestId: string, reader: Reader = db) {
  const thread = readThread(requestId, reader)
  if (!canOversee(actor, thread)) throw notFound()
  const isOwnMatter = hasOwnInterest(actor, concernedByRequest(reader, thread.currentId))
  return { ...thread, side: null, isOwnMatter }
}

/** What was written so far, the first first, each with who wrote it and whether the other side has seen it; and who else read it. */
export function messagesOf(actor: Actor, requestId: string, reader: Reader = db) {
  const conversation = conversationFor(actor, requestId, reader)
  const written = writtenIn(actor, conversation.requestId, reader)
  return { conversation, ...written, messages: written.messages.map(asSidesSee) }
}

/** The same for an officer while their access lasts; null: they have yet to say why. */
export function openedMessages(actor: Actor, requestId: string) {
  const conversation = overseenConversation(actor, requestId)
  const { requestId: id, isOwnMatter } = conversation
  const opening = isOwnMatter ? undefined : runningOpening(actor, id)
  return opening ? { conversation, until: endOf(opening), ...writtenIn(actor, id, db) } : null
}

/** The actor's access to a conversation, as long as it lasts. */
export const runningOpening = (actor: Actor, requestId: string, reader: Reader = db) =>
  reader
    .select()
    .from(conversationOpenings)
    .where(and(eq(conversationOpenings.requestId, requestId), eq(conversationOpenings.userId, actor.userId)))
    .orderBy(desc(conversationOpenings.openedAt))
    .all()
    .find((opening) => endOf(opening) > now())

const endOf = ({ openedAt }: { openedAt: Date }) => new Date(openedAt.getTime() + OPENING_HOURS * 3_600_000)

const writtenIn = (actor: Actor, requestId: string, reader: Reader) => ({
  messages: messagesIn(requestId, actor.organisationId, reader),
  openings: reader
    .select({
      id: conversationOpenings.id,
      officer: users.name,
      department: organisations.name,
      reason: conversationOpenings.reason,
      note: conversationOpenings.note,
      openedAt: conversationOpenings.openedAt,
    })
    .from(conversationOpenings)
    .innerJoin(users, eq(users.id, conversationOpenings.userId))
    .innerJoin(organisations, eq(organisations.id, conversationOpenings.organisationId))
    .where(eq(conversationOpenings.requestId, requestId))
    .orderBy(asc(conversationOpenings.openedAt))
    .all(),
})

/** Messages, each with what the organisation that reads it reported about it. */
function messagesIn(requestId: string, readBy: string | null, reader: Reader) {
  const rows = reader
    .select({
      id: messages.id,
      organisationId: messages.organisationId,
      organisation: organisations.name,
      author: users.name,
      text: messages.text,
      sentAt: messages.sentAt,
      readAt: messages.readAt,
      isQuestion: messages.isQuestion,
      hiddenReason: messages.hiddenReason,
      reportedAt: messageReports.reportedAt,
      decision: messageReports.decision,
      answerId: needAnswers.id,
      question: needAnswers.question,
      answer: needAnswers.answer,
      answeredAt: needAnswers.answeredAt,
    })
    .from(messages)
    .innerJoin(users, eq(users.id, messages.userId))
    .innerJoin(organisations, eq(organisations.id, messages.organisationId))
    .leftJoin(
      messageReports,
      and(eq(messageReports.messageId, messages.id), eq(messageReports.organisationId, readBy ?? '')),
    )
    .leftJoin(needAnswers, eq(needAnswers.messageId, messages.id))
    .where(eq(messages.requestId, requestId))
    .orderBy(asc(messages.sentAt), asc(messages.id))
    .all()
  const files = filesOf(
    'message',
    rows.map(({ id }) => id),
    reader,
  )
  return rows.map(({ organisationId, ...row }) => ({
    ...row,
    isOwn: organisationId === readBy,
    files: files.get(row.id) ?? [],
  }))
}

/** A message without what the department lets nobody see. */
const asSidesSee = <M extends { text: string; files: readonly unknown[]; hiddenReason: string | null }>(
  message: M,
): M => (message.hiddenReason === null ? message : { ...message, text: '', files: [] })

/** A message of the other side; `not_found` for everything else. */
export function messageToReport(actor: Actor, requestId: string, messageId: string) {
  const { conversation, messages: written } = messagesOf(actor, requestId)
  const message = written.find(({ id }) => id === messageId)
  if (!message || message.isOwn) throw notFound()
  return { conversation, message }
}

/**
 * Who reads the files of a message: the two sides, unless the department hid it; and an officer as long as they may read what was written
 * with them, or where this message was reported.
 */
export function mayReadFilesOfMessage(actor: Actor, messageId: string): boolean {
  const message = db.select().from(messages).where(eq(messages.id, messageId)).get()
  if (!message) return false
  const { requestId, hiddenReason } = message
  const thread = readThread(requestId, db)
  if (sideIn(actor, thread)) return hiddenReason === null
  if (!canOversee(actor, thread)) return false
  const reported = db.select().from(messageReports).where(eq(messageReports.messageId, messageId)).get()
  return reported !== undefined || runningOpening(actor, requestId) !== undefined
}

/** How many messages of the other side nobody of the actor's has seen. */
export function unseenMessages(actor: Actor, requestId: string): number {
  const unseen = and(
    eq(messages.requestId, conversationIdOf(requestId)),
    ne(messages.organisationId, actor.organisationId ?? ''),
    isNull(messages.readAt),
  )
  return db.select({ n: count() }).from(messages).where(unseen).get()!.n
}

/** The conversations in which the other side wrote what nobody of the actor's has seen, what came first first, with how much. */
export function unseenConversations(actor: Actor) {
  const own = actor.organisationId ?? ''
  return db
    .select({
      requestId: requests.id,
      needText: needs.text,
      partner: sql<string>`case when ${needs.organisationId} = ${own} then ${consultants.name} else ${organisations.name} end`,
      count: count(),
    })
    .from(messages)
    .innerJoin(requests, eq(requests.id, messages.requestId))
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .where(
      and(
        or(eq(needs.organisationId, own), eq(profiles.organisationId, own)),
        ne(messages.organisationId, own),
        isNull(messages.readAt),
        isNull(messages.hiddenReason),
      ),
    )
    .groupBy(requests.id)
    .orderBy(asc(min(messages.sentAt)))
    .all()
}
