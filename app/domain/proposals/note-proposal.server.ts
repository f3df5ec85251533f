import { and, asc, count, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, transact, type Tx } from '~db/connection'
import { proposalNotes, proposals, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { managedNeed } from '../needs/queries.server'
import { assertReplay } from '../sent-before'
import { MAX_NOTES } from './lifecycle'

/**
 * Somebody of the enterprise writes down what they think of a proposal; colleagues read it, nobody else. Sent twice it is one note.
 * Throws `proposal.notes_enough` beyond MAX_NOTES.
 */
export function noteProposal(
  actor: Actor,
  needId: string,
  proposalId: string,
  { id, text }: { id: string; text: string },
) {
  transact((tx) => {
    assertOwn(tx, actor, needId, proposalId)
    const known = tx.select().from(proposalNotes).where(eq(proposalNotes.id, id)).get()
    if (known && (known.proposalId !== proposalId || known.userId !== actor.userId)) throw notFound()
    if (known) return assertReplay(known, { text })
    const { notes } = tx
      .select({ notes: count() })
      .from(proposalNotes)
      .where(eq(proposalNotes.proposalId, proposalId))
      .get()!
    if (notes >= MAX_NOTES) throw new DomainError('proposal.notes_enough')
    tx.insert(proposalNotes).values({ id, proposalId, userId: actor.userId, text, writtenAt: now() }).run()
    recordEvent(tx, actor, 'proposal.noted', { needId, proposalId })
  })
}

/** Whoever wrote a note removes it. */
export function removeNote(actor: Actor, needId: string, proposalId: string, noteId: string) {
  transact((tx) => {
    assertOwn(tx, actor, needId, proposalId)
    const own = and(
      eq(proposalNotes.id, noteId),
      eq(proposalNotes.proposalId, proposalId),
      eq(proposalNotes.userId, actor.userId),
    )
    if (tx.delete(proposalNotes).where(own).run().changes > 0)
      recordEvent(tx, actor, 'proposal.note_removed', { needId, proposalId })
  })
}

function assertOwn(tx: Tx, actor: Actor, needId: string, proposalId: string) {
  managedNeed(actor, needId, tx)
  const own = and(eq(proposals.id, proposalId), eq(proposals.needId, needId))
  if (!tx.select({ id: proposals.id }).from(proposals).where(own).get()) throw notFound()
}

/** The notes on the proposals for a need that the caller may manage, the first first. */
export const notesOf = (needId: string) =>
  db
    .select({
      id: proposalNotes.id,
      proposalId: proposalNotes.proposalId,
      userId: proposalNotes.userId,
      by: users.name,
      text: proposalNotes.text,
      writtenAt: proposalNotes.writtenAt,
    })
    .from(proposalNotes)
    .innerJoin(proposals, eq(proposals.id, proposalNotes.proposalId))
    .innerJoin(users, eq(users.id, proposalNotes.userId))
    .where(eq(proposals.needId, needId))
    .orderBy(asc(proposalNotes.writtenAt))
    .all()
