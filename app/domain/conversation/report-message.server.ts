import { and, count, eq, isNull } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { newId } from '~db/ids'
import { messageReports, messages } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertReplay } from '../sent-before'
import type { ReportInput } from './forms'
import { MAX_OPEN_REPORTS } from './lifecycle'
import { conversationFor } from './queries.server'

/**
 * One side reports a message of the other's to the department, once. Throws `sent_before` where it was reported in other words,
 * `conversation.too_many_reports` while MAX_OPEN_REPORTS of this side wait.
 */
export function reportMessage(actor: Actor, anyRequestId: string, messageId: string, { kind, note }: ReportInput) {
  transact((tx) => {
    const { needId, requestId } = conversationFor(actor, anyRequestId, tx)
    const message = tx.select().from(messages).where(eq(messages.id, messageId)).get()
    if (message?.requestId !== requestId || message.organisationId === actor.organisationId) throw notFound()
    const organisationId = actor.organisationId!
    const ofSide = and(eq(messageReports.messageId, messageId), eq(messageReports.organisationId, organisationId))
    const known = tx.select().from(messageReports).where(ofSide).get()
    if (known) return assertReplay(known, { kind, note })
    if (message.hiddenReason !== null) throw new DomainError('state_changed')
    if (waitingOf(tx, requestId, organisationId) >= MAX_OPEN_REPORTS) {
      throw new DomainError('conversation.too_many_reports')
    }
    const id = newId()
    tx.insert(messageReports)
      .values({ id, messageId, organisationId, userId: actor.userId, kind, note, reportedAt: now() })
      .run()
    recordEvent(tx, actor, 'message.reported', { needId, requestId, messageId, reportId: id, kind })
  })
}

const waitingOf = (tx: Tx, requestId: string, organisationId: string) =>
  tx
    .select({ n: count() })
    .from(messageReports)
    .innerJoin(messages, eq(messages.id, messageReports.messageId))
    .where(
      and(
        eq(messages.requestId, requestId),
        eq(messageReports.organisationId, organisationId),
        isNull(messageReports.decision),
      ),
    )
    .get()!.n
