import { and, count, eq, isNotNull } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { newId } from '~db/ids'
import { disputeRecords, disputes } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { assertReplay } from '../sent-before'
import { endWork } from './end-work.server'
import type { EngagementStatus } from './lifecycle'
import {
  type DisputeReason,
  type DisputeResult,
  type DisputeStatus,
  disputeTransitions,
  MAX_DISPUTES,
  MAX_RECORDS,
} from './off-plan'
import { openDisputes } from './off-plan.server'
import { engagementFor } from './party.server'
import { canSeeEngagement, sideOf } from './policy'

type DisputeInput = { id: string; reason: DisputeReason; text: string }
type Work = { id: string; status: EngagementStatus; needId: string }

/**
 * Either side asks the department to mediate, also once the work is done or has ended: a payment may be what is left. `id` comes from
 * the form: sent twice, it is one. Throws `dispute.already_open`, `dispute.too_many`, `sent_before`.
 */
export function openDispute(actor: Actor, engagementId: string, { id, ...said }: DisputeInput) {
  transact((tx) => {
    const work = engagementFor(tx, actor, engagementId, canSeeEngagement)
    const known = tx.select().from(disputes).where(eq(disputes.id, id)).get()
    if (known && (known.engagementId !== engagementId || known.side !== sideOf(actor))) throw notFound()
    if (known) return assertReplay(known, said)
    if (openDisputes(tx, [engagementId]).size > 0) throw new DomainError('dispute.already_open')
    beginDispute(tx, actor, work, { id, ...said })
  })
}

/** `openDispute` inside a command of one side. */
export function beginDispute(tx: Tx, actor: Actor, { id: engagementId, needId }: Work, said: DisputeInput) {
  const side = sideOf(actor)!
  const ofSide = and(eq(disputes.engagementId, engagementId), eq(disputes.side, side))
  const { opened } = tx.select({ opened: count() }).from(disputes).where(ofSide).get()!
  if (opened >= MAX_DISPUTES && said.reason !== 'ending') throw new DomainError('dispute.too_many')
  tx.insert(disputes)
    .values({ ...said, engagementId, side, openedBy: actor.userId, openedAt: now() })
    .run()
  recordEvent(tx, actor, 'dispute.opened', { needId, engagementId, disputeId: said.id })
}

function close(tx: Tx, actor: Actor, dispute: typeof disputes.$inferSelect, status: DisputeStatus) {
  assertMayBecome(disputeTransitions, dispute.status, status)
  tx.update(disputes).set({ status, closedBy: actor.userId, closedAt: now() }).where(eq(disputes.id, dispute.id)).run()
}

/** Whoever opened it says that the two sides have settled it. Throws `state_changed` where it is closed. */
export function withdrawDispute(actor: Actor, engagementId: string, disputeId: string) {
  transact((tx) => {
    const { needId } = engagementFor(tx, actor, engagementId, canSeeEngagement)
    const dispute = disputeOf(tx, engagementId, disputeId)
    if (dispute.side !== sideOf(actor)) throw notFound()
    close(tx, actor, dispute, 'withdrawn')
    recordEvent(tx, actor, 'dispute.withdrawn', { needId, engagementId, disputeId })
  })
}

/**
 * The other side says how it sees the matter, or says it anew, until the department has written something down. Throws `not_found` for
 * whoever opened it, `state_changed` where the dispute is closed or has a record.
 */
export function accountForDispute(actor: Actor, engagementId: string, input: { disputeId: string; account: string }) {
  const { disputeId, account } = input
  transact((tx) => {
    const { needId } = engagementFor(tx, actor, engagementId, canSeeEngagement)
    const dispute = disputeOf(tx, engagementId, disputeId)
    if (dispute.side === sideOf(actor)) throw notFound()
    if (dispute.account === account) return
    const record = tx.select().from(disputeRecords).where(eq(disputeRecords.disputeId, disputeId)).limit(1).get()
    if (dispute.status !== 'open' || record) throw new DomainError('state_changed')
    const said = { account, accountBy: actor.userId, accountAt: now() }
    tx.update(disputes).set(said).where(eq(disputes.id, disputeId)).run()
    recordEvent(tx, actor, 'dispute.accounted', { needId, engagementId, disputeId })
  })
}

function disputeOf(tx: Tx, engagementId: string, disputeId: string) {
  const ofEngagement = and(eq(disputes.id, disputeId), eq(disputes.engagementId, engagementId))
  const dispute = tx.select().from(disputes).where(ofEngagement).get()
  if (!dispute) throw notFound()
  return dispute
}

export type RecordInput = { id: string; disputeId: string; heard: string; agreed?: string }
export type CloseInput = { disputeId: string; result: DisputeResult; agreed: string }

/**
 * The department writes down what it heard, and what was agreed so far; both sides read it. `id` comes from the form: sent twice, it is
 * one; gives whether it was written now. Throws `state_changed` where the dispute is closed, `dispute.too_many_records`, `sent_before`.
 */
export function recordDispute(tx: Tx, actor: Actor, work: Work, record: RecordInput): boolean {
  const { id, disputeId, heard, agreed } = record
  const dispute = disputeOf(tx, work.id, disputeId)
  const known = tx.select().from(disputeRecords).where(eq(disputeRecords.id, id)).get()
  if (known && known.disputeId !== disputeId) throw notFound()
  if (known) assertReplay(known, { heard, agreed })
  if (known) return false
  if (dispute.status !== 'open') throw new DomainError('state_changed')
  writeRecord(tx, actor, { id, disputeId, heard, agreed: agreed ?? null })
  const of = { needId: work.needId, engagementId: work.id, disputeId }
  recordEvent(tx, actor, 'dispute.recorded', { ...of, by: 'department' })
  return true
}

/**
 * The department closes it: the two sides have agreed, and running work goes on, or the work ends early. Throws `dispute.unheard` before
 * anything was written down of what was heard, `state_changed` where it is closed, or the work that is to end runs no more.
 */
export function closeDispute(tx: Tx, actor: Actor, work: Work, { disputeId, result, agreed }: CloseInput) {
  const dispute = disputeOf(tx, work.id, disputeId)
  const heard = and(eq(disputeRecords.disputeId, disputeId), isNotNull(disputeRecords.heard))
  if (dispute.status === 'open' && !tx.select().from(disputeRecords).where(heard).get())
    throw new DomainError('dispute.unheard')
  close(tx, actor, dispute, result)
  writeRecord(tx, actor, { id: newId(), disputeId, heard: null, agreed })
  const of = { needId: work.needId, engagementId: work.id, disputeId }
  recordEvent(tx, actor, 'dispute.closed', { ...of, by: 'department' })
  if (result === 'ended') endWork(tx, actor, work, { by: 'department' })
}

type Record = Pick<typeof disputeRecords.$inferInsert, 'id' | 'disputeId' | 'heard' | 'agreed'>

function writeRecord(tx: Tx, actor: Actor, record: Record) {
  const { written } = tx
    .select({ written: count() })
    .from(disputeRecords)
    .where(eq(disputeRecords.disputeId, record.disputeId))
    .get()!
  if (written >= MAX_RECORDS && record.heard !== null) throw new DomainError('dispute.too_many_records')
  tx.insert(disputeRecords)
    .values({ ...record, writtenBy: actor.userId, writtenAt: now() })
    .run()
}
